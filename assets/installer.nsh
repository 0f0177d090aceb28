; Offers Lectern in "Open with" for every file that a digest may come in (shared/digest/extensions.ts). What opens such a
; file by default stays as it is. The app itself claims links of the form lectern://, for whoever runs it.

!define LECTERN_DIGEST "Lectern.Digest"

!macro lecternOpens EXTENSION
  WriteRegStr SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "${LECTERN_DIGEST}" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".${EXTENSION}" ""
!macroend

!macro lecternLeaves EXTENSION
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "${LECTERN_DIGEST}"
!macroend

!macro customInstall
  File "/oname=$INSTDIR\digest.ico" "${BUILD_RESOURCES_DIR}\digest.ico"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LECTERN_DIGEST}" "" "Digest"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LECTERN_DIGEST}\DefaultIcon" "" "$INSTDIR\digest.ico"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${LECTERN_DIGEST}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro lecternOpens "eml"
  !insertmacro lecternOpens "mbox"
  !insertmacro lecternOpens "mht"
  !insertmacro lecternOpens "mhtml"
  !insertmacro lecternOpens "html"
  !insertmacro lecternOpens "htm"
  !insertmacro lecternOpens "xhtml"
  !insertmacro lecternOpens "txt"
  !insertmacro lecternOpens "text"
  !insertmacro lecternOpens "md"
  !insertmacro lecternOpens "markdown"
  !insertmacro lecternOpens "json"
  !insertmacro lecternOpens "jsonl"
  !insertmacro lecternOpens "xml"
  !insertmacro lecternOpens "rss"
  !insertmacro lecternOpens "atom"
  !insertmacro lecternOpens "rdf"
  !insertmacro lecternOpens "bib"
  !insertmacro lecternOpens "ris"
  !insertmacro lecternOpens "nbib"
  !insertmacro lecternOpens "enw"
  !insertmacro lecternOpens "csv"
  !insertmacro lecternOpens "tsv"
  !insertmacro lecternOpens "zip"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${LECTERN_DIGEST}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
  !insertmacro lecternLeaves "eml"
  !insertmacro lecternLeaves "mbox"
  !insertmacro lecternLeaves "mht"
  !insertmacro lecternLeaves "mhtml"
  !insertmacro lecternLeaves "html"
  !insertmacro lecternLeaves "htm"
  !insertmacro lecternLeaves "xhtml"
  !insertmacro lecternLeaves "txt"
  !insertmacro lecternLeaves "text"
  !insertmacro lecternLeaves "md"
  !insertmacro lecternLeaves "markdown"
  !insertmacro lecternLeaves "json"
  !insertmacro lecternLeaves "jsonl"
  !insertmacro lecternLeaves "xml"
  !insertmacro lecternLeaves "rss"
  !insertmacro lecternLeaves "atom"
  !insertmacro lecternLeaves "rdf"
  !insertmacro lecternLeaves "bib"
  !insertmacro lecternLeaves "ris"
  !insertmacro lecternLeaves "nbib"
  !insertmacro lecternLeaves "enw"
  !insertmacro lecternLeaves "csv"
  !insertmacro lecternLeaves "tsv"
  !insertmacro lecternLeaves "zip"
!macroend

/** Formats with a structure of their own, recognised by content. They are read as plain text until they have a parser. */
const SNIFFED_CHARACTERS = 64 * 1024;

interface Family {
  readonly label: string;
  readonly test: (head: string) => boolean;
}

const matches = (head: string, pattern: RegExp): number => head.match(pattern)?.length ?? 0;

const FAMILIES: readonly Family[] = [
  {
    label: 'a mailbox',
    test: (head) => /^From \S{1,200} .{0,80}\d{4}\s*$/m.test(head.slice(0, 400)) && head.startsWith('From '),
  },
  { label: 'a mail', test: isMail },
  {
    label: 'an arXiv listing',
    test: (head) => /^\\\\[ \t]*\n(?:arXiv:|Paper(?: \(\*cross-listing\*\))?: )/m.test(head),
  },
  {
    label: 'MEDLINE',
    test: (head) => /^PMID\s?- \d+/m.test(head) && matches(head, /^[A-Z]{2,4} {0,2}- /gm) >= 3,
  },
  { label: 'RIS', test: (head) => /^TY {1,2}- ?/m.test(head) && /^(?:ER|T1|TI|AU|PY) {1,2}- ?/m.test(head) },
  { label: 'an EndNote tagged export', test: (head) => matches(head, /^%[0A-Z] \S/gm) >= 4 },
  { label: 'a Web of Science export', test: (head) => /^(?:FN|PT|VR) /m.test(head) && /^ER$/m.test(head) },
  { label: 'HTML', test: (head) => /^<(?:!doctype html|html|head|body)\b/i.test(head) },
  { label: 'XML', test: (head) => /^<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|xml>|PubmedArticleSet\b)/.test(head) },
  {
    label: 'JSON',
    test: (head) => /^[[{]\s*(?:["{}\]]|\[\s*[[{"])/.test(head) && /"[^"\n]{1,80}"\s{0,9}:/.test(head),
  },
  {
    label: 'BibTeX',
    test: (head) => /^[ \t]{0,9}@(?!media|import)\w{1,30}\s?[{(]\s?[^,\s]{1,200}\s?,/m.test(head),
  },
  { label: 'a table of comma- or tab-separated values', test: isTable },
];

/** Names the family that a text clearly belongs to when that is not the plain-text one; null otherwise. Looks at the first 64 Ki characters. */
export function recogniseFamily(text: string): string | null {
  const head = text
    .slice(0, SNIFFED_CHARACTERS)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimStart();
  return FAMILIES.find((family) => family.test(head))?.label ?? null;
}

function isMail(head: string): boolean {
  const end = head.indexOf('\n\n');
  const header = end < 0 ? head.slice(0, 4096) : head.slice(0, end);
  const known =
    /^(?:Received|Return-Path|Message-ID|MIME-Version|Content-Type|DKIM-Signature|Delivered-To|From|To|Date|Subject):/gim;
  return matches(header, known) >= 2 && /^(?:From|Date|Message-ID|MIME-Version):/im.test(header);
}

function isTable(head: string): boolean {
  const rows = head.split('\n', 12).filter((row) => row.trim() !== '');
  const [first] = rows;
  if (first === undefined || rows.length < 2 || first.length > 2000) return false;
  if (!/(?:^|[,;\t|"])\s?(?:article |paper )?title\s?(?:[,;\t|"]|$)/i.test(first)) return false;
  return [',', ';', '\t', '|'].some((delimiter) => first.split(delimiter).length >= 3);
}

/**
 * Every read and write of the library, named as intentions. Nothing outside `storage` knows Dexie, rows or cells.
 * Reads are for `useQuery` (live); writes run one transaction, keep a labelled batch, and answer what they did.
 */
import { stepBack } from './commit.ts';
import type { Undone } from './done.ts';

export type { Done, SearchText, Undone } from './done.ts';

export {
  counts,
  digests,
  history,
  isEmpty,
  newestDigestOf,
  paperIds,
  papers,
  searchTexts,
  searchTextsOf,
  shelvedIds,
  undoneTables,
} from './reads.ts';
export { connections, paperDetail } from './paper-detail.ts';
export { changedSince, type ChangedSince } from './changed-since.ts';
export { onPapersChanged } from './papers-changed.ts';
export { onLibraryChanged, stampOf } from './changes.ts';
export { authorNames } from './facts.ts';
export {
  broughtPapers,
  readingFacts,
  readingsNow,
  titlesSince,
  weekFacts,
  type KnownReadings,
} from './reading-facts.ts';
export { decided, decisions, learntTexts } from './decisions.ts';
export { filterIds, inNaturalOrder } from './filter.ts';
export { sortedIds } from './sorted.ts';
export { asCommand } from './acting.ts';
export { Refused } from './gate.ts';
export { watchOutbox, type OutboxWatch } from './outbox.ts';
export { openStore, startLibrary, type Started, type StartStep, type StoreState } from './start.ts';

export type { VerdictOptions } from './readings.ts';
export {
  finish,
  finishRest,
  markReadByItself,
  removeDigest,
  renameDigest,
  setVerdict,
  star,
  toggleRead,
  toggleStarred,
} from './readings.ts';
export {
  addToList,
  archiveList,
  createList,
  deleteList,
  lists,
  mergeLists,
  moveList,
  placeInList,
  removeFromList,
  renameList,
} from './lists.ts';
export {
  colorTag,
  createTag,
  deleteTag,
  mergeTags,
  moveTag,
  renameTag,
  setTag,
  taggedCards,
  tagStates,
  tags,
} from './tags.ts';
export { erasePapers, putBack, trashPapers, whatGoes, type Going } from './trash.ts';
export { cardRefs, cards, cardTexts } from './cards.ts';
export { ownKeys, resetAllKeys, resetKeys, setOwnKeys, setPreset, switchSingleKeys } from './keys.ts';
export { watchKeys } from './watch-keys.ts';
export { citationKeys } from './citation-keys.ts';
export {
  citationPattern,
  markdownTemplate,
  setCitationPattern,
  setMarkdownTemplate,
} from './export-settings.ts';
export { EXPORT_PORTION, exportedPapers, exportedPortions } from './exported.ts';
export { labels, nameLabel } from './labels.ts';
export {
  addOwn,
  collect,
  createOutline,
  deleteOutline,
  moveItems,
  outlines,
  removeItems,
  renameOutline,
  setItemText,
  setLevel,
} from './outlines.ts';
export { redoTo, steps, undoTo, type History, type Step, type Travelled } from './history.ts';
export { outlineItems } from './outline-items.ts';
export { mergePapers, splitPaper } from './aliases.ts';
export { addPaper, editPaper, revertField } from './edits.ts';
export {
  createSmartList,
  deleteSmartList,
  renameSmartList,
  setSmartListQuery,
  smartListQuery,
  smartLists,
} from './smart-lists.ts';
export { addWatchWord, removeWatchWord, setWatchEffect, setWatchText, watchWords } from './watch-words.ts';
export { addHighlight, highlight, recolorHighlight, removeHighlight, retargetHighlight } from './marks.ts';
export { takeVaultEdits, type PaperEdit } from './vault-edits.ts';
export { vaultChanges, vaultDocuments, vaultListDocuments, vaultPaperIds } from './vault-documents.ts';
export { linkedFrom, linkTargets } from './note-links.ts';
export { setNote, storedText, textId, type StoredText, type TextOwner } from './notes.ts';

/** Takes back the last step, except in cells that changed since. Null when there is none. */
export const undo = async (): Promise<Undone | null> => stepBack('undo');
/** Does again what was last taken back. Null when there is nothing. */
export const redo = async (): Promise<Undone | null> => stepBack('redo');

export { isIndexed, watchPlace, type IndexedPlace } from './place-ids.ts';

/** Notes, links between them, and the gist of a paper. */
export const notes = {
  gist: 'Gist',
  gistPlaceholder: 'What is it, in your words?',
  yourGist: (gist: string) => `your gist: ${gist}`,
  linkedFrom: 'Linked from',
  notInLibrary: 'Paper not in library',
  tick: 'Tick off (Alt+Enter)',
  retry: 'Retry',
  copy: 'Copy text',
  copied: 'Copied the note',
};

/** What the desktop shell says by itself: menus' own words, dialogs. The titles of commands come from `shared/strings`. */
export const desktop = {
  menus: { file: 'File', edit: 'Edit', view: 'View', paper: 'Paper', help: 'Help' },
  nothingToUndo: 'Undo',
  nothingToRedo: 'Redo',
  undo: (label: string) => `Undo ${label}`,
  redo: (label: string) => `Redo ${label}`,
  chooseDigests: 'Import digests',
  digestFiles: 'Digests',
  allFiles: 'All files',
  backUp: 'Back up the library',
  chooseBackup: 'Restore from a backup',
  backups: 'Lectern backups',
  stillWriting: 'Lectern is still writing your changes.',
  stillWritingDetail: 'Quitting now may lose what you did last.',
  wait: 'Wait',
  quitAnyway: 'Quit anyway',
};

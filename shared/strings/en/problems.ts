import type { ProblemCode } from '../../problem.ts';

type Text = readonly [title: string, advice: string];

/** What happened, and what to do. `{detail}` stands for the problem's own data. */
export const problems = {
  'is-pdf': [
    '{detail} is a PDF.',
    'Lectern reads lists of papers: save the digest as text, or copy the page and paste it here.',
  ],
  'is-office-document': ['{detail} is an office document.', 'Save it as plain text or CSV and import that.'],
  'is-zip': ['{detail} is a zip archive without a digest.', 'Unpack it and see what is inside.'],
  'zip-too-large': [
    '{detail} unpacks to more than Lectern reads at once.',
    'Unpack it and import the files that you need.',
  ],
  'zip-unreadable': ['{detail} is damaged or locked.', 'Unpack it and import the files inside.'],
  'is-compressed': ['{detail} is compressed.', 'Unpack it and import the file inside.'],
  'is-image': ['{detail} is a picture.', 'Copy the page as text and paste it here.'],
  'is-database': ['{detail} is a database.', 'Export your library as text, RIS or BibTeX and import that.'],
  'is-outlook-message': [
    '{detail} is an Outlook message.',
    'Save it as text, or copy its text and paste it here.',
  ],
  'is-binary': ['{detail} is not text.', 'Export it as plain text and import that.'],
  'text-too-large': [
    '{detail} is over 32 MiB.',
    'Split it into smaller files and import one after another. Mailboxes, JSON Lines and CSV may be larger.',
  ],
  'text-too-many-lines': [
    '{detail} has more than a million lines.',
    'Split it into smaller files and import one after another.',
  ],
  'part-too-large': ['One message, line or row of {detail} is over 32 MiB.', 'It was left out.'],
  'not-a-digest': ['{detail} does not look like a list of papers.', 'Nothing of it was added.'],
  'file-empty': ['{detail} is empty.', 'Choose another file.'],
  'original-gone': [
    'The original of “{detail}” could not be read.',
    'Restore a backup that has it. Everything stays as it was read before.',
  ],
  'file-gone': ['{detail} is no longer there.', 'Choose it again from where it is now.'],
  'file-unreadable': ['{detail} cannot be read.', 'Check its permissions, or copy it to another folder.'],
  'encoding-unsupported': [
    'The encoding {detail} is not supported.',
    'Save the file as UTF-8 and import it again.',
  ],
  'no-papers': [
    'No papers were found in {detail}.',
    'Check that it is a digest: a title and an abstract for each paper.',
  ],
  'paste-empty': ['There is no text to paste.', 'Copy the page first, then paste it here.'],
  'import-running': ['An import is still running.', 'Wait for it, or cancel it.'],
  'import-cancelled': ['The import was cancelled.', 'Nothing was added.'],
  'import-failed': ['The import failed, and nothing was added.', '{detail}'],
  'already-imported': ['This digest is already here as “{detail}”.', 'Nothing new was added.'],
  'not-saved': ['That could not be saved.', '{detail}'],
  'nothing-to-undo': ['There is nothing to undo.', ''],
  'nothing-to-redo': ['There is nothing to redo.', ''],
  'undo-incomplete': ['Some of it was changed since and stays as it is.', ''],
  'link-refused': ['Lectern does not open this link.', '{detail}'],
  'paper-not-here': [
    'The paper of this link is not in this library.',
    'It may be in another one, or erased.',
  ],
  'nothing-selected': ['Nothing is selected.', 'Select a paper first.'],
  'disk-full': [
    'The disk is full, so nothing more can be saved.',
    'Free some space ({detail}). What you wrote is kept in this window until then; do not close it.',
  ],
  'disk-denied': [
    'Lectern may not write to its library folder.',
    'Check the permissions of {detail}. What you wrote is kept in this window until then; do not close it.',
  ],
  'disk-failed': [
    'The disk did not take what you wrote.',
    'Lectern tries again by itself. What you wrote is kept in this window until then. ({detail})',
  ],
  'file-changed': ['{detail} changed while it was read.', 'Choose it again.'],
  'library-newer': [
    'This library was written by a newer Lectern.',
    'Nothing was changed. Install the newest version to open it. ({detail})',
  ],
  'backup-unreadable': [
    '{detail} is no backup that Lectern can read.',
    'Nothing was changed. Choose a file that Lectern made with “Back up…”.',
  ],
  'sync-folder-gone': [
    'The folder for sync is not there: {detail}',
    'Nothing is lost, and it goes on when the folder is back. Connect the drive, or choose the folder again.',
  ],
  'sync-folder-inside': [
    'This is Lectern’s own folder, which devices cannot share.',
    'Nothing was changed. Choose a folder that your sync tool brings to your other devices.',
  ],
  'rebuild-failed': [
    'The library could not be read back from the disk.',
    'Nothing of it was changed. Try again; if that does not help, keep the library folder and report this. ({detail})',
  ],
  'store-broken': [
    'The part of Lectern that shows your library does not open.',
    'What you wrote is in the library folder and safe. Free some disk space, then start Lectern again. {detail}',
  ],
  'library-in-use': [
    'Another program is working on this library.',
    'Wait until it is done, then try again. Nothing was changed. ({detail})',
  ],
  'library-missing': [
    'There is no library in {detail}.',
    'Start Lectern or import a digest, or name the folder of its data with --data.',
  ],
  'app-silent': ['Lectern is running but does not answer.', 'Close it, then try again. ({detail})'],
  'app-no-window': ['Lectern is running without a window.', 'Open its window, then try again.'],
  'file-exists': ['{detail} is there already.', 'Choose another name, or replace it with --force.'],
  'node-too-old': [
    'This command needs Node 22 or newer without a running Lectern; this is Node {detail}.',
    'Start Lectern and try again, or use a newer Node.',
  ],
  'print-failed': ['These pages could not be printed.', '{detail}'],
  unexpected: ['Something went wrong.', '{detail}'],
} satisfies Record<ProblemCode, Text>;

import { number, plural } from './common.ts';

/** The pages of the manual, by command: what it is in a line, paragraphs, a line for each option. */
const pages = {
  parse: {
    summary: 'print what is in a digest, as JSON',
    description: [
      'Reads a research digest and prints what is in it. FILE may be - for standard input. Needs no library.',
      'Above 32 MiB a mailbox, JSON Lines or a table is read in pieces, and its records say where they are (byteFrom, byteTo) instead of repeating its text.',
    ],
    options: { encoding: 'read the file in this encoding instead of detecting it' },
  },
  import: {
    summary: 'add digests to the library',
    description: [
      'Adds the papers of each file, with the choices that the import screen begins with. A file is added whole or not at all, and is in the journal on the disk when its line is printed. One step of undo in the app takes it back.',
      'A file that was imported before, or does not look like a digest, is left out and named; the exit status is 1 then.',
    ],
    options: {},
  },
  search: {
    summary: 'find papers in the library',
    description: [
      'Prints the papers that QUERY finds, the best first, in the language of the search box: words forgive misspelling; “exact phrases”, -exclusions, author:, list:, #tag, is:unread, after:2026-05 and the other operators do what they do there. Put -- before a query that begins with a hyphen.',
      'Nothing found is no failure: the exit status is 0.',
    ],
    options: { limit: 'print at most N papers, 1 to 10000; 20 where nothing is said' },
  },
  export: {
    summary: 'write papers in a format that other programs read',
    description: [
      'Writes the papers that QUERY finds, or all that are not in the trash, in every format of the export sheet. FORMAT is one of bibtex, ris, csl-json, markdown, html, text, csv, annotations and mail; where it is not named, the ending of FILE says it.',
      'Without --output the file goes to standard output. A file is there when it is whole; one that is there already is left alone.',
    ],
    options: {
      format: 'the format',
      output: 'write to FILE instead of standard output',
      without: 'leave out some of abstract, notes and highlights, joined by commas',
      title: 'what the export is called, in formats that say it; QUERY where nothing is said',
      force: 'replace FILE where it is there',
    },
  },
  backup: {
    summary: 'write everything into one .lectern file',
    description: [
      'Writes a backup of the whole library: every word of the reader, the digests as they came, and the history. It is read back before it gets its name. Without FILE it is named after the day, in this folder.',
    ],
    options: { force: 'replace FILE where it is there' },
  },
  restore: {
    summary: 'merge a backup into the library',
    description: [
      'Says what the backup would change here. With --yes it first writes a backup of the library as it is (into the folder backups of its data), takes a snapshot, and merges: nothing is replaced, notes that changed on both sides are put together, and one step of undo takes it back.',
      'Without --yes nothing is changed, and the exit status is 1.',
    ],
    options: { yes: 'merge it' },
  },
  health: {
    summary: 'say how the library on the disk is',
    description: [
      'Prints what the health page of the app shows: the journal, digests, snapshots, and what was found wrong.',
    ],
    options: { verify: 'read everything back first' },
  },
};

export const cli = {
  summary: 'research digests, from the command line',
  description: [
    'Works on the library of the app. While the app runs, it is asked to do it, through a socket that only its user can open; otherwise the command takes the library’s lock and works on its files, and the app shows what was done at its next start.',
    'Results go to standard output, everything else to standard error. `lectern help COMMAND` explains a command.',
  ],
  environment:
    'LECTERN_USER_DATA names the folder of the app’s data, as --data does. LC_ALL, LC_MESSAGES and LANG choose the language.',
  status: [
    '0  done',
    '1  it failed, wholly or in part',
    '2  a mistake in the command',
    '3  the library is in use, not there, written by a newer Lectern, or the app does not answer',
  ],
  heads: {
    name: 'NAME',
    synopsis: 'SYNOPSIS',
    description: 'DESCRIPTION',
    commands: 'COMMANDS',
    options: 'OPTIONS',
    status: 'EXIT STATUS',
    examples: 'EXAMPLES',
    environment: 'ENVIRONMENT',
  },
  options: {
    json: 'print one JSON object: { ok, command, … }, or { ok: false, command, error: { code, detail, title, advice } }',
    data: 'the folder of the app’s data, instead of the usual one',
    progress: 'show how far it is on standard error even where that is no terminal',
    help: 'show this page',
    version: 'show the version',
  },
  pages,
  usage: 'Usage:',
  noCommand: 'which command?',
  unknown: (name: string) => `there is no command “${name}”`,
  wrong: (what: string) => `missing or wrong: ${what}`,
  seeHelp: 'Usage: lectern parse|import|search|export|backup|restore|health …\nSee: lectern help',
  seePage: (name: string) => `See: lectern help ${name}`,
  found: (total: number, shown: number) =>
    total === shown ? `${plural(total, 'paper')}.` : `${number(shown)} of ${plural(total, 'paper')}.`,
  andOthers: (first: string) => `${first} et al.`,
  imported: (file: string, digest: string, added: number, joined: number) =>
    `${file}: imported as “${digest}”, ${plural(added, 'new paper')}, ${number(joined)} that ${joined === 1 ? 'was' : 'were'} here.`,
  exported: (papers: number, file: string) => `Wrote ${plural(papers, 'paper')} to ${file}`,
  notRestored: 'Nothing was changed. Add --yes to merge it into the library.',
  restored: (cells: number, digests: number, merged: number) =>
    `Merged: ${plural(cells, 'value')}, ${plural(digests, 'digest')}, ${plural(merged, 'note')} put together.`,
  before: (backup: string) => `The library as it was is in ${backup}`,
};

import { cli } from './cli.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { deck } from './deck.ts';
import { desktop } from './desktop.ts';
import { exports } from './exports.ts';
import { folders } from './folders.ts';
import { highlights } from './highlights.ts';
import { importing } from './importing.ts';
import { keys } from './keys.ts';
import { learnt } from './learnt.ts';
import { library } from './library.ts';
import { lists } from './lists.ts';
import { notes } from './notes.ts';
import { outline } from './outline.ts';
import { papers } from './papers.ts';
import { picture } from './picture.ts';
import { printing } from './printing.ts';
import { problems } from './problems.ts';
import { reader } from './reader.ts';
import { rereading } from './rereading.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { sync } from './sync.ts';
import { tags } from './tags.ts';
import { trash } from './trash.ts';
import { updates } from './updates.ts';
import { vault } from './vault.ts';
import { watch } from './watch.ts';

/** English: the catalogue that every other language fills. */
export const en = {
  cli,
  commands,
  common,
  deck,
  desktop,
  exports,
  folders,
  highlights,
  importing,
  keys,
  learnt,
  library,
  lists,
  notes,
  outline,
  papers,
  picture,
  printing,
  problems,
  reader,
  rereading,
  search,
  settings,
  shell,
  sync,
  tags,
  trash,
  updates,
  vault,
  watch,
};

/** The shape every language fills. */
export type Strings = typeof en;

import { commands } from './commands.ts';
import { common } from './common.ts';
import { deck } from './deck.ts';
import { highlights } from './highlights.ts';
import { importing } from './importing.ts';
import { library } from './library.ts';
import { notes } from './notes.ts';
import { outline } from './outline.ts';
import { papers } from './papers.ts';
import { problems } from './problems.ts';
import { reader } from './reader.ts';
import { rereading } from './rereading.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { watch } from './watch.ts';

export const en = {
  commands,
  common,
  deck,
  highlights,
  importing,
  library,
  notes,
  outline,
  papers,
  problems,
  reader,
  rereading,
  search,
  shell,
  watch,
};

import { commands } from './commands.ts';
import { common } from './common.ts';
import { highlights } from './highlights.ts';
import { importing } from './importing.ts';
import { learnt } from './learnt.ts';
import { library } from './library.ts';
import { notes } from './notes.ts';
import { outline } from './outline.ts';
import { papers } from './papers.ts';
import { picture } from './picture.ts';
import { problems } from './problems.ts';
import { reader } from './reader.ts';
import { rereading } from './rereading.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';

export const en = {
  commands,
  common,
  highlights,
  importing,
  learnt,
  library,
  notes,
  outline,
  papers,
  picture,
  problems,
  reader,
  rereading,
  search,
  shell,
};

import { commands } from './commands.ts';
import { common } from './common.ts';
import { highlights } from './highlights.ts';
import { importing } from './importing.ts';
import { library } from './library.ts';
import { lists } from './lists.ts';
import { notes } from './notes.ts';
import { outline } from './outline.ts';
import { papers } from './papers.ts';
import { problems } from './problems.ts';
import { reader } from './reader.ts';
import { rereading } from './rereading.ts';
import { search } from './search.ts';
import { shell } from './shell.ts';
import { tags } from './tags.ts';
import { trash } from './trash.ts';

export const en = {
  commands,
  common,
  highlights,
  importing,
  library,
  lists,
  notes,
  outline,
  papers,
  problems,
  reader,
  rereading,
  search,
  shell,
  tags,
  trash,
};

import { createIngest } from './ingest.ts';
import { createMend, libraryStream } from './mend.ts';
import { createPrepare } from './prepare.ts';
import { createReread } from './reread.ts';
import { expose } from './rpc.ts';

const ingest = createIngest();
expose({
  ...ingest,
  ...createPrepare(ingest),
  ...createMend(libraryStream),
  ...createReread(libraryStream),
});

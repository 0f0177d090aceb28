import { createIngest } from './ingest.ts';
import { createMend, libraryStream } from './mend.ts';
import { createPrepare } from './prepare.ts';
import { createReread } from './reread.ts';
import { expose } from './rpc.ts';
import { speakApi } from './speak.ts';

const ingest = createIngest();
expose({
  ...speakApi,
  ...ingest,
  ...createPrepare(ingest),
  ...createMend(libraryStream),
  ...createReread(libraryStream),
});

import { createIngest } from './ingest.ts';
import { createMend, libraryStream } from './mend.ts';
import { createReread } from './reread.ts';
import { expose } from './rpc.ts';

expose({ ...createIngest(), ...createMend(libraryStream), ...createReread(libraryStream) });

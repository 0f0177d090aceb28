import { createIngest } from './ingest.ts';
import { createMend, libraryStream } from './mend.ts';
import { expose } from './rpc.ts';

expose({ ...createIngest(), ...createMend(libraryStream) });

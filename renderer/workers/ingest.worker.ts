import { createIngest } from './ingest.ts';
import { expose } from './rpc.ts';

expose(createIngest());

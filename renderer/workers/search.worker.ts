import * as library from '../storage/library.ts';
import { expose } from './rpc.ts';
import { speakApi } from './speak.ts';
import { searchStore } from './search-store.ts';
import { createSearch } from './search.ts';
import { createWatch } from './watch.ts';

expose({ ...speakApi, ...createSearch(library, { store: searchStore }), ...createWatch(library) });

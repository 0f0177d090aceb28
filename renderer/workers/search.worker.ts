import * as library from '../storage/library.ts';
import { expose } from './rpc.ts';
import { searchStore } from './search-store.ts';
import { createSearch } from './search.ts';
import { createWatch } from './watch.ts';

expose({ ...createSearch(library, { store: searchStore }), ...createWatch(library) });

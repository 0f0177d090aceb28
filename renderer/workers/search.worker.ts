import { changedSince, onPapersChanged, searchTexts, searchTextsOf } from '../storage/library.ts';
import { expose } from './rpc.ts';
import { searchStore } from './search-store.ts';
import { createSearch } from './search.ts';

expose(createSearch({ searchTexts, searchTextsOf, onPapersChanged, changedSince }, { store: searchStore }));

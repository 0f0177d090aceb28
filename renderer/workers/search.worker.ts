import { createIndex } from '../../shared/search/index.ts';
import { onPapersChanged, searchTexts, searchTextsOf } from '../storage/library.ts';
import { expose } from './rpc.ts';
import { createSearch } from './search.ts';

expose(createSearch(createIndex(), { searchTexts, searchTextsOf, onPapersChanged }));

import * as library from '../storage/library.ts';
import { createLearnt } from './learnt.ts';
import { expose } from './rpc.ts';

expose(createLearnt(library));

import * as library from '../storage/library.ts';
import { createPicture } from './picture.ts';
import { expose } from './rpc.ts';

expose(createPicture(library));

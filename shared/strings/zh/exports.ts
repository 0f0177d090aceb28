import type { Strings } from '../en/index.ts';

export const exports: Strings['exports'] = {
  did: {
    pattern: '更改了引用键的格式',
  },
};

import type { Strings } from '../en/index.ts';

export const exports: Strings['exports'] = {
  did: {
    pattern: '更改了引用键的格式',
    template: '更改了 Markdown 模板',
  },
  said: {
    tags: (names) => `标签：${names}`,
    papers: (n) => `${n} 篇论文`,
  },
  verdicts: { inbox: '收件箱', later: '稍后', reading: '在读', done: '完成', skipped: '跳过' },
};

import type { Strings } from '../en/index.ts';
import { common, number } from './common.ts';

const { papers } = common;

export const watch: Strings['watch'] = {
  title: '关注词',
  hint: '标题或摘要中有这些词、或由这些作者所写的论文，会被标记、突出显示或沉到末尾。任何论文都不会被隐藏。词后的 * 代表任意结尾。',
  none: '你还没有关注任何词。',
  kind: '关注什么',
  kinds: { words: '词语', author: '作者' },
  text: { words: '词或词组', author: '作者姓名' },
  effect: '如何处理',
  effects: { mark: '标记', highlight: '突出显示', sink: '沉底' },
  signs: { mark: '+', highlight: '★', sink: '−' },
  add: '关注',
  authorsOfPaper: '当前论文的作者：',
  edit: (text) => `关注词：${text}`,
  effectOf: (text) => `如何处理“${text}”`,
  remove: (text) => `不再关注“${text}”`,
  count: papers,
  reason: ({ kind, text, effect }) =>
    `因${kind === 'author' ? '作者' : ''}“${text}”而${{ mark: '标记', highlight: '突出显示', sink: '沉底' }[effect]}`,
  sunk: (n) => `因关注词沉底（${number(n)}）`,
  preview: (n, sunk) =>
    `其中 ${papers(n)}含有关注词${sunk === 0 ? '。' : `；${number(sunk)} 篇将排在末尾。`}`,
  did: {
    added: (text) => `开始关注“${text}”`,
    changed: (text) => `改为关注“${text}”`,
    effect: '更改了关注词的处理方式',
    removed: '移除了关注词',
  },
};

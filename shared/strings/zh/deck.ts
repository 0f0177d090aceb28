import type { Strings } from '../en/index.ts';
import { common, counted, number } from './common.ts';

const { papers } = common;

/** Minutes in words: "6 分钟", "1 小时 10 分钟". */
const minutes = (n: number): string =>
  n < 60 ? `${n} 分钟` : n % 60 === 0 ? `${n / 60} 小时` : `${Math.floor(n / 60)} 小时 ${n % 60} 分钟`;

export const deck: Strings['deck'] = {
  title: '逐篇分拣',
  goThrough: '逐篇分拣',
  place: (at, of, left) =>
    `第 ${number(at)} 篇，共 ${number(of)} 篇${left === null ? '' : ` · 大约还需 ${minutes(left)}`}`,
  decided: '分拣进度',
  leave: '返回列表',
  verdicts: '决定',
  moves: '切换论文',
  skip: '跳过',
  unstar: '移除星标',
  markRead: '标为已读',
  markUnread: '标为未读',
  pass: '下一篇',
  end: '已经到底了',
  empty: '这里没有可分拣的论文。',
  through: '全部分拣完了。',
  throughWithLeft: (n) => `已经过了一遍，还有 ${papers(n)}未作决定。`,
  kept: '保留',
  skipped: '跳过',
  starred: '星标',
  took: '用时',
  time: (ms) => (ms < 60_000 ? counted(Math.round(ms / 1000), '秒') : minutes(Math.round(ms / 60_000))),
  goToLeft: (n) => `前往未作决定的 ${papers(n)}`,
  readFirst: '先读哪些',
  undoLast: (key) => `撤销上一步（${key}）`,
  again: '再过一遍',
  said: (what, title) => `${what}。${title}`,
  noChange: '没有变化',
  nothingToUndo: '这次分拣中没有可撤销的操作了',
};

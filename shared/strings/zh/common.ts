import type { Strings } from '../en/index.ts';

/** "12,345", as mainland China writes it too. */
export const number = (n: number): string => n.toLocaleString('zh-CN');

/** A count with its measure word and noun: `counted(2, '篇论文')` is "2 篇论文". */
export const counted = (n: number, what: string): string => `${number(n)} ${what}`;

/** One of several, with the spaces that Latin letters have between Chinese ones: "1、2 或 3". */
export const either = (words: readonly string[]): string =>
  [words.slice(0, -1).join('、'), ...words.slice(-1)].filter(Boolean).join(' 或 ');

const day = new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric' });
const dayAndYear = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long' });
const moment = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' });

export const common: Strings['common'] = {
  appName: 'Lectern',
  cancel: '取消',
  close: '关闭',
  undo: '撤销',
  dismiss: '忽略',
  copyDetails: '拷贝详细信息',
  papers: (n) => counted(n, '篇论文'),
  number,
  day: (at) => day.format(at),
  dayAndYear: (at) => dayAndYear.format(at),
  moment: (at) => moment.format(at),
  verdicts: { inbox: '收件箱', later: '稍后', reading: '在读', done: '完成', skipped: '跳过' },
  colors: { amber: '要点', green: '结果', blue: '方法', rose: '疑问', violet: '术语' },
  undone: (label) => `已撤销：${label}`,
  redone: (label) => `已重做：${label}`,
};

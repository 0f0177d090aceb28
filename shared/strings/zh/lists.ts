import type { Strings } from '../en/index.ts';
import { common } from './common.ts';

const { papers } = common;

export const lists: Strings['lists'] = {
  sort: (order) => `排序：${order}`,
  orders: {
    rank: '票数最多',
    date: '最新论文',
    title: '标题',
    random: '随机',
  },
  own: { list: '手动排列', digest: '简报顺序', found: '最相关', elsewhere: '最新简报' },
  sorted: (order) => `已排序：${order}`,
  onlyByHand: (key) =>
    key === null ? '请先将此列表改为手动排列。' : `请先将此列表改为手动排列：按 ${key}。`,
  compact: '只显示标题',
  comfortable: '标题和摘要',
  bulk: { tag: '标签', trash: '废纸篓' },
  rest: {
    menu: (verdict) => `其余移至“${verdict}”`,
    nothing: '这份简报中没有未处理的论文了。',
    noDigest: '这篇论文不来自任何简报。',
  },
  archived: '已归档',
  archive: '归档',
  unarchive: '取消归档',
  moveUp: '上移',
  moveDown: '下移',
  merge: '合并到…',
  mergeTitle: (name) => `将“${name}”合并到`,
  did: {
    rest: (n, digest, verdict) => `将“${digest}”中其余的 ${papers(n)}移至“${verdict}”`,
    merged: (from, into) => `将“${from}”合并到“${into}”`,
    archived: (name) => `归档了“${name}”`,
    unarchived: (name) => `取消了“${name}”的归档`,
  },
};

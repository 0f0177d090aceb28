import type { Strings } from '../en/index.ts';
import { common, counted } from './common.ts';

const { papers } = common;

export const trash: Strings['trash'] = {
  title: '废纸篓',
  restore: '放回原处',
  erase: '永久删除…',
  eraseShort: '删除…',
  inTrash: '这篇论文在废纸篓中。你为它写下的内容仍然保留。',
  empty: (key) => (key === null ? '废纸篓是空的。' : `废纸篓是空的。在论文上按 ${key} 可将它移到这里。`),
  ask: {
    title: (n) => `永久删除 ${papers(n)}？`,
    goes: '此操作无法撤销。将删除：',
    nothing: '你没有为它们写下任何内容。',
    notes: (n) => counted(n, '条笔记或主旨'),
    highlights: (n) => counted(n, '处高亮'),
    places: (n) => `在 ${counted(n, '个列表或标签')}中的位置`,
    stays:
      '仍留在此磁盘上的：日志中较早的行、此前的快照和备份，以及简报本身的文件。日后若有其他简报带来同一篇论文，它会作为新论文出现。',
    confirm: '删除',
    cancel: '保留',
  },
  did: {
    trashed: (n) => `将 ${papers(n)}移到了废纸篓`,
    restored: (n) => `将 ${papers(n)}放回了原处`,
    erased: (n) => `永久删除了 ${papers(n)}`,
  },
};

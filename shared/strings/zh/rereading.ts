import type { Strings } from '../en/index.ts';
import { counted } from './common.ts';

export const rereading: Strings['rereading'] = {
  command: '用新版解析器重新读取',
  title: (name) => `重新读取“${name}”`,
  reading: '正在重新读取原件…',
  using: '正在采用新的读取结果…',
  nothing: (n) => `不会有任何变化：${counted(n, '篇论文')}的读取结果与之前相同。`,
  hint: '目前什么都没有改变。你的笔记、高亮、星标和列表都会随论文保留，此操作可以撤销。',
  counts: {
    changed: '读取结果不同',
    added: '新找到的',
    gone: '不再找到的',
    same: '相同的',
  },
  added: '新找到的',
  addedHint: '它们会进入收件箱，除非库中已有。',
  gone: '不再找到的',
  goneHint: '有笔记、高亮、星标或列表的论文会保留。',
  untitled: '没有标题',
  more: (n) => `再显示 ${counted(n, '篇论文')}`,
  use: '采用新结果',
  keep: '保持原样',
  did: (name) => `重新读取了“${name}”`,
};

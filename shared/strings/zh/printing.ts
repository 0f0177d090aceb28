import type { Strings } from '../en/index.ts';

export const printing: Strings['printing'] = {
  title: '打印',
  size: '纸张',
  sizes: { a4: 'A4 纸', letter: 'Letter（信纸）', a5: 'A5（小册子）' },
  hint: '带目录的页面，高亮保持原来的颜色，笔记排在正文旁边。',
  tooMany: (most) => `一本小册子最多容纳 ${most} 篇论文。请选择一个列表，或选中一部分。`,
  print: '打印…',
  save: '存储为 PDF…',
  reading: (done, of) => `正在读取：${of} 篇中的 ${done} 篇`,
  setting: '正在排版…',
  saved: (name, pages) => `已将 ${pages} 页存储为“${name}”`,
  said: {
    contents: '目录',
    under: (n, day) => `${n} 篇论文 · ${day}`,
    andOthers: (names) => `${names} 等`,
    untitled: '无标题',
    note: '笔记',
    highlights: '高亮',
  },
};

import type { Strings } from '../en/index.ts';
import { counted, either } from './common.ts';

export const highlights: Strings['highlights'] = {
  title: '高亮',
  cards: '高亮与笔记',
  note: '笔记',
  noteOn: '论文的笔记',
  filters: '筛选',
  labels: '类别',
  list: '列表',
  anyList: '所有列表',
  digest: '简报',
  anyDigest: '所有简报',
  order: '排序',
  orders: { newest: '最新优先', paper: '按论文' },
  dates: '日期',
  anyTime: '任意时间',
  from: '从',
  until: '到',
  since: (day) => `${day} 起`,
  upTo: (day) => `截至 ${day}`,
  between: (from, until) => `${from} 至 ${until}`,
  find: '在高亮和笔记中查找',
  clear: '清除筛选',
  none: (keys) =>
    keys.length === 0
      ? '你在论文中的高亮都会汇集在这里。'
      : `在论文中选中文字并按 ${either(keys)}：你的高亮都会汇集在这里。`,
  noMatch: '没有符合筛选条件的高亮或笔记。',
  states: {
    ok: '',
    moved: '',
    check: '正文有变：请检查位置',
    detached: '在正文中已找不到',
  },
  open: '打开论文',
  copied: (n) => `已将 ${counted(n, '张卡片')}拷贝为 Markdown`,
  shown: (n) => `显示 ${counted(n, '张卡片')}`,
  showingOnly: (labels) => `正在显示：${labels}`,
  showingAll: '正在显示所有类别',
  nameColors: '命名颜色',
  nameHint: '每种颜色对你意味着什么。凡有颜色之处都会显示这些名称。',
  nameOf: (usual, n) => `颜色 ${n}，默认为“${usual}”`,
  did: {
    named: (name) => `将颜色命名为“${name}”`,
  },
};

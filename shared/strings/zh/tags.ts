import type { Strings } from '../en/index.ts';
import { common } from './common.ts';

const { papers } = common;

export const tags: Strings['tags'] = {
  title: '标签',
  pick: '标签',
  pickFor: (n) => `${papers(n)}的标签`,
  pickForMark: '此高亮的标签',
  find: '查找标签，或输入新名称',
  hint: '按回车键添加或移除标签',
  on: '有',
  some: '部分有',
  off: '无',
  create: (name) => `创建“${name}”`,
  name: '标签名称',
  new: '新建标签',
  untitled: '未命名标签',
  rename: '重新命名',
  color: '颜色',
  noColor: '无颜色',
  colors: { amber: '琥珀色', green: '绿色', blue: '蓝色', rose: '玫红色', violet: '紫色' },
  edit: '颜色与合并…',
  chooseTag: '选取标签',
  mergeInto: (name) => `合并到“${name}”`,
  merge: '合并到…',
  moveUp: '上移',
  moveDown: '下移',
  remove: '删除标签',
  any: '所有标签',
  tagged: (names) => `标签：${names.join('、')}`,
  onHighlight: '标签…',
  empty: (key) =>
    key === null ? '把论文拖到这里即可加标签。' : `在论文上按 ${key} 加标签，或把论文拖到这里。`,
  did: {
    tagged: (n, name) => `为 ${papers(n)}加了标签“${name}”`,
    untagged: (n, name) => `移除了 ${papers(n)}的标签“${name}”`,
    taggedMark: (name) => `为高亮加了标签“${name}”`,
    untaggedMark: (name) => `移除了高亮的标签“${name}”`,
    created: (name) => `创建了标签“${name}”`,
    renamed: (name) => `将标签重新命名为“${name}”`,
    merged: (from, into) => `将“${from}”合并到“${into}”`,
    colored: (name) => `更改了“${name}”的颜色`,
    moved: (name) => `移动了标签“${name}”`,
    deleted: (name) => `删除了标签“${name}”`,
  },
};

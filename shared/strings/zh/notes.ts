import type { Strings } from '../en/index.ts';

export const notes: Strings['notes'] = {
  gist: '主旨',
  gistPlaceholder: '用你自己的话说，它讲了什么？',
  yourGist: (gist) => `你写的主旨：${gist}`,
  linkedFrom: '链接自',
  notInLibrary: '论文不在文献库中',
  tick: '勾选（Alt+Enter）',
  retry: '重试',
  copy: '拷贝文字',
  copied: '已拷贝笔记',
};

import type { Strings } from '../en/index.ts';

export const folders: Strings['folders'] = {
  title: '监视文件夹',
  hint: '放进这些文件夹的简报会在这里提供导入，或立即导入。文件夹中的内容不会被更改或删除；文献库中已有的不会再次提供。',
  add: '监视文件夹…',
  watching: '正在监视',
  unreachable: '目前不可用',
  forget: '停止监视',
  forgetNamed: (name) => `停止监视“${name}”`,
  mode: '新简报',
  modeOf: (name) => `“${name}”中的新简报`,
  modes: { offer: '提供导入', import: '立即导入' },
  polling: '网络磁盘',
  pollingHint: '每隔几秒查看一次文件夹：网络磁盘不会通知有新内容。',
  offerOlder: '提供先前已有的文件',
  failures: (n) => `${n} 个文件未导入`,
  waiting: (n) => `有 ${n} 份新简报`,
  more: (n) => `以及另外 ${n} 份`,
  lookThrough: '查看',
  notNow: '收起',
  imported: (n) => `已导入监视文件夹中的 ${n} 份简报`,
  recent: { title: '最近的文件', none: '你打开的文件会列在这里。', clear: '清除列表' },
};

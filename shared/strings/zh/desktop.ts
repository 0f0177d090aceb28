import type { Strings } from '../en/index.ts';

export const desktop: Strings['desktop'] = {
  menus: { file: '文件', edit: '编辑', view: '显示', paper: '论文', help: '帮助' },
  nothingToUndo: '撤销',
  nothingToRedo: '重做',
  undo: (label) => `撤销：${label}`,
  redo: (label) => `重做：${label}`,
  chooseDigests: '导入简报',
  digestFiles: '简报',
  allFiles: '所有文件',
  backUp: '备份文献库',
  chooseSyncFolder: '选取多台设备共用的文件夹',
  chooseBackup: '从备份恢复',
  backups: 'Lectern 备份',
  saveMarkdown: '存储为 Markdown',
  markdown: 'Markdown',
  untitled: '未命名',
  stillWriting: 'Lectern 仍在写入你的更改。',
  stillWritingDetail: '现在退出可能会丢失最近的操作。',
  wait: '等待',
  quitAnyway: '仍要退出',
};

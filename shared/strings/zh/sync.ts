import type { Strings } from '../en/index.ts';
import { number } from './common.ts';

export const sync: Strings['sync'] = {
  title: '多台设备',
  hint: '一个由 Syncthing、Dropbox、iCloud 或网络磁盘带到你其他设备上的文件夹；请在那些设备上也选择它。不会替换任何内容：在任何一台设备上所做的都会到达所有设备，分别写下的笔记会保留双方的文字。',
  choose: '选择文件夹…',
  chooseOther: '另选文件夹…',
  setUp: '设置…',
  now: '立即查看',
  looked: '已查看文件夹',
  pause: '暂停',
  goOn: '继续',
  leave: '停止同步',
  leaveHint: '此处的一切都保留，文件夹也保持原样。',
  left: '已停止同步。此处的一切都保留，文件夹也保持原样。',
  working: '正在合并其他设备的更改…',
  states: {
    off: '尚未选择文件夹。',
    on: '此处所做的会写入文件夹，其他设备所做的会从中读来。',
    paused: '已暂停。既不写入也不读取。',
  },
  rows: { folder: '文件夹', others: '其他设备', merged: '上次合并', looked: '上次查看' },
  others: (n) => (n === 0 ? '尚无设备写入内容' : `${number(n)} 台`),
  merged: (at, n) => `${at}，${number(n)} 个步骤`,
  nothing: '尚未收到内容',
  notYet: '启动后尚无',
  waiting: (n) => `${number(n)} 个步骤在等待尚未到达的文件，或更新版本的 Lectern。`,
  missing: (n) => `${number(n)} 个步骤尚未到达，而较新的已经到达。`,
  damaged: (n) => `其他设备的文件中有 ${number(n)} 处无法读取。其余内容都已在此；文件改变后会再次读取。`,
  strange: (n) => `文件夹中有 ${number(n)} 个文件不属于 Lectern，未作任何处理。`,
};

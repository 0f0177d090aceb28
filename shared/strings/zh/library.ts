import type { Strings } from '../en/index.ts';
import { counted, number } from './common.ts';

/** A size as people say it: bytes below a thousand, then kB, MB and GB with one digit where that tells something. */
function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, '字节');
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let at = 0;
  for (; value >= 999.5 && at < units.length - 1; at++) value /= 1000;
  return `${value < 10 ? value.toFixed(1) : number(Math.round(value))} ${units[at] ?? ''}`;
}

export const library: Strings['library'] = {
  title: '文献库状况',
  saved: '已保存',
  saving: '正在保存…',
  failing: '无法保存',
  hints: {
    saved: '你写下的一切都已存入磁盘。',
    saving: '你最近写下的内容正在存入磁盘。',
    failing: '你最近写下的内容还没有存入磁盘。',
  },
  tryAgain: '重试',
  refusing: '在此之前无法作任何更改。',
  resent: '已把丢失的内容补回日志',
  restored: (name) => `已恢复“${name}”`,
  synced: '由同步带来',
  nothingRestored: (name) => `“${name}”中的内容都已在库中`,
  starting: {
    opening: '正在打开文献库…',
    sending: '正在存放你最近写下的内容…',
    rebuilding: '正在从磁盘读回文献库…',
  },
  rebuildHint: '文献库的快速副本丢失时会这样做。你写下的内容没有丢失。',
  report: {
    title: '文献库已修整',
    rebuilt: (papers, digests, notes, highlights) =>
      `文献库的快速副本丢失或过时，已用磁盘上的文件重新生成：${counted(digests, '份简报')}中的 ${counted(papers, '篇论文')}，连同 ${counted(notes, '条笔记')}和 ${counted(highlights, '处高亮')}。`,
    missing: (name, papers) =>
      papers === 0
        ? `“${name}”的文件不见了；其中论文的正文仍在。`
        : `“${name}”的文件不见了。其中 ${counted(papers, '篇论文')}没有正文；你为它们写下的内容都在。`,
    resent: '磁盘上的日志丢失过内容，现已补全。',
    unsaved: '你最近写下的内容在这里，但还没有存入磁盘。',
  },
  findings: {
    'torn-tail-cut': (detail) => `日志的最后一行在写入时中断，已删除。它从未被报告为已保存。（${detail}）`,
    'line-set-aside': (detail) => `日志中损坏的一段已原样另存；其余完好。（${detail}）`,
    'snapshot-damaged': (detail) => `有一份快照读不回来，改用较早的一份。（${detail}）`,
    'digest-missing': (detail) => `有一份简报的文件缺失或读不出来。（${detail}）`,
    'store-repaired': (detail) => `上次启动未正常结束；浏览器的文件在打开前已修复。（${detail}）`,
    'store-set-aside': (detail) => `文献库的快速副本打不开，已移到一旁并重新生成。（${detail}）`,
  },
  noFindings: '没有发现问题。',
  found: '发现的问题',
  size,
  free: (bytes) => `此磁盘可用 ${size(bytes)}`,
  rows: { journal: '日志', digests: '简报', snapshots: '快照', checked: '读回检查' },
  journal: (changes, bytes) => `${counted(changes, '项更改')}，${size(bytes)}`,
  digests: (n, bytes) => `${counted(n, '份简报')}，${size(bytes)}`,
  snapshots: (n, bytes, last) =>
    last === null ? '还没有' : `${counted(n, '份快照')}，${size(bytes)}；最近一份：${last}`,
  checked: (at) => (at === null ? '还没有' : at),
  verify: '立即检查',
  verifying: '正在全部读回…',
  openFolder: '打开文件夹',
  backUp: '备份…',
  backedUp: (name, bytes) => `已写入“${name}”，${size(bytes)}`,
  restore: '恢复…',
  hint: '你写下的一切都先存入磁盘上的日志，然后才显示为已保存。',
  offer: {
    title: (name) => `恢复“${name}”？`,
    taken: (when, papers) => `${when}备份，含 ${counted(papers, '篇论文')}。`,
    newHere: '库中没有的',
    newerThere: '备份中较新的',
    olderThere: '备份中较旧的，保持现状',
    same: '两边相同的',
    digests: (newHere) => `备份中有 ${counted(newHere, '份简报')}库中还没有。`,
    hint: '备份会并入文献库，不替换任何内容。两边都改过的笔记会合在一起。此操作可以撤销。',
    confirm: '并入文献库',
    cancel: '一切保持不变',
    running: '正在恢复…',
    cells: (n) => number(n),
  },
};

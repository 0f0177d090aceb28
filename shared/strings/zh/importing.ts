import type { Gain } from '../../identity.ts';
import type { Strings } from '../en/index.ts';
import { counted, number } from './common.ts';
import { parserSaid, placeSaid } from './parser.ts';

const UNITS = { line: '行', entry: '条' } as const;

const GAINED: Record<Gain, string> = {
  abstract: '摘要',
  authors: '作者',
  identifier: '标识符',
  link: '链接',
};

/** "甲", "甲和乙", "甲、乙和丙". */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}和${parts.at(-1) ?? ''}`;

const ID_NAMES: Readonly<Record<string, string>> = {
  arxiv: 'arXiv 编号',
  doi: 'DOI',
  pmid: 'PMID',
  pmcid: 'PMCID',
};

/** "arXiv 编号 2401.01234" for the key `arxiv:2401.01234`. */
function idName(key: string): string {
  const at = key.indexOf(':');
  const kind = key.slice(0, at);
  return `${ID_NAMES[kind] ?? kind} ${key.slice(at + 1)}`;
}

const papers = (n: number): string => counted(n, '篇论文');

export const importing: Strings['importing'] = {
  sample: 'Lectern 示例',
  pasted: '粘贴的网页',
  reading: (name) => `正在读取 ${name}…`,
  title: (n, name) => `从 ${name} 导入 ${papers(n)}`,
  nothingYet: '在你按下“导入”之前不会添加任何内容。未勾选的论文不会导入。',
  alreadyHere: (name) => `这份简报已在库中，名为“${name}”。不会添加新内容。`,
  again: (gains) => {
    const changes = [
      ...(gains.papers > 0 ? [`带来你之前未导入的 ${papers(gains.papers)}`] : []),
      ...(gains.abstracts > 0 ? [`为 ${papers(gains.abstracts)}补上摘要`] : []),
      ...(gains.authors > 0 ? [`为 ${papers(gains.authors)}补上作者`] : []),
      ...(gains.identifiers > 0 ? [`为 ${papers(gains.identifiers)}补上标识符`] : []),
      ...(gains.links > 0 ? [`为 ${papers(gains.links)}补上链接`] : []),
      ...(gains.votes > 0 ? [`更新 ${papers(gains.votes)}的票数`] : []),
    ];
    return changes.length === 0 ? '重新读取不会带来任何变化。' : `重新读取会${changes.join('，')}。`;
  },
  waiting: (n) => `之后还有 ${counted(n, '个文件')}。`,
  gate: '这是论文清单吗？看起来不像，因此没有勾选任何一项。',
  gateAdvice: '勾选你要保留的，或取消并选取另一个文件。',
  why: {
    'same-id': (id) => `${idName(id)} 相同`,
    authors: (n) => `标题相同，且有 ${number(n)} 位相同的作者`,
    abstract: '标题相同，摘要也吻合',
    'nothing-else': '标题相同，此外没有其他信息',
    'same-file': '与同一文件中的标题相同',
    'other-years': '标题相同，但年份相差较大',
    'other-authors': '标题相同，但作者不同',
    unconfirmed: '标题相同，但无法确认是同一篇论文',
    'alike-titles': '标题几乎相同',
    'longer-title': '一个标题是另一个的开头，且摘要有重合',
    'alike-abstracts': '摘要有重合',
  },
  otherTitle: (why) => `${why}，但标题不同`,
  match: (why, share) => (share === undefined ? why : `${why} · ${Math.round(share * 100)}% 的词语一致`),
  gains: (gains) => `它将补上${listed(gains.map((gain) => GAINED[gain]))}。`,
  claimed: (claimed, found, kind) => {
    const says = `${kind === 'mail' ? '邮件' : '简报'}称有 ${papers(claimed)}，找到 ${papers(found)}`;
    if (found > claimed) return `${says}：可能有一篇被拆成了两篇。请检查带标记的论文。`;
    return kind === 'mail'
      ? `${says}：邮件被截断了。请在邮件程序中打开完整邮件，存储后导入。`
      : `${says}：文件可能不完整。请重新存储后导入。`;
  },
  messages: (n) => counted(n, '封邮件'),
  inside: (n) => `含论文的 ${counted(n, '个部分')}`,
  part: (part, n) => `${placeSaid(part)}：${papers(n)}`,
  pastedAs: '读取方式',
  pasteForms: { html: '拷贝的网页', text: '纯文本' },
  nothing: {
    title: (name) => `${name} 中没有论文`,
    lines: (ignored) =>
      `其中 ${counted(ignored, '行')}都不像标题或摘要。它们列在下方：如果哪一行是论文，请标记出来。`,
    parts: (messages) =>
      messages === undefined
        ? '其中没有论文清单。下方列出其中的各个部分及原因。'
        : `其中 ${counted(messages, '封邮件')}都没有列出论文。下方列出各邮件及原因。`,
    entries: '这是一份简报，但没有列出任何论文：有些日子就是没有。',
    encoding: '如果看起来是乱码，请尝试其他编码。',
    other: '选取另一个文件',
  },
  filters: '显示',
  tiles: {
    all: '找到',
    new: '新论文',
    here: '已在库中',
    possible: '可能重复',
    related: '相关版本',
    conflict: '编号同，标题异',
    untitled: '无标题',
    check: '待检查',
    ignored: '已忽略',
    trimmed: '已裁剪',
  },
  tileHints: {
    all: '在这份简报中',
    new: '已勾选',
    unticked: '未勾选',
    here: '笔记会保留',
    possible: '需要你决定',
    related: '两者都保留',
    conflict: '分开保留',
    untitled: '请查看原文行',
    check: '开头与结尾',
    ignored: '不属于论文',
    trimmed: '从标题中裁去',
  },
  ledger: (total, unit) => `共 ${counted(total, UNITS[unit])}`,
  used: (n, count) => `${number(n)} 用于 ${papers(count)}`,
  cut: (n) => `${number(n)} 裁剪`,
  aside: (n) => `${number(n)} 忽略`,
  lost: (n, unit) =>
    `有 ${counted(n, UNITS[unit])}既不在任何论文中，也未被忽略。这是 Lectern 的缺陷：请连同文件一起报告。`,
  account: '文件内容去向',
  name: '名称',
  date: '日期',
  list: '放入列表',
  noList: '不放入列表',
  encoding: '编码',
  encodingUnsure: (replaced) =>
    replaced > 0
      ? `有 ${counted(replaced, '个字符')}无法读取。以下哪一种读起来正确？`
      : '文件没有说明它的编码。以下哪一种读起来正确？',
  encodingChosen: '按你选择的编码读取',
  otherEncoding: '其他编码',
  importing: (n) => `导入 ${papers(n)}`,
  joining: (n) => `将这份简报加到库中已有的 ${papers(n)}`,
  nothingNew: (n) => `没有新内容：${papers(n)}都已在库中`,
  adding: (done, of) => `正在添加第 ${number(done)} 篇，共 ${number(of)} 篇`,
  compared: (n) => `已与文献库中的 ${papers(n)}比对。`,
  said: parserSaid,
  place: placeSaid,
  line: (n, unit) => `第 ${n} ${UNITS[unit]}`,
  nothingTicked: '没有勾选任何一项',
  source: '文件中的行',
  more: (n) => `再显示 ${counted(n, '行')}`,
  longLine: (n) => `…（${counted(n, '个字符')}）`,
  asRead: '按读取结果',
  noAbstract: '没有摘要',
  correctLine: (line) => `更正第 ${line} 行`,
  linesHint: '用方向键选择一行，然后说明它是什么。',
  readAs: { title: '标题', used: '', ignored: '已忽略' },
  role: {
    title: '标题',
    abstract: '摘要',
    authors: '作者',
    ignored: '已忽略',
    start: '论文由此开始',
    swapped: '已对调',
  },
  splitHere: '在此拆分',
  thisIsATitle: '这是标题',
  toAbstract: '摘要',
  toAuthors: '作者',
  ignoreLine: '忽略',
  alwaysIgnore: '总是忽略',
  mergeWithPrevious: '与上一篇合并',
  swap: '对调标题与摘要',
  asFound: '恢复原状',
  thisIsAPaper: '这是一篇论文',
  belongsAbove: '属于上面的论文',
  corrected: {
    title: (line) => `第 ${line} 行是标题。`,
    abstract: (line) => `第 ${line} 行属于它的论文。`,
    authors: (line) => `第 ${line} 行是作者。`,
    ignored: (line) => `第 ${line} 行已忽略。`,
    start: (line) => `有一篇论文从第 ${line} 行开始。`,
    swapped: () => '标题与摘要已对调。',
    prefix: (text) => `“${text}”已保留。`,
    lines: (n) => `适用于 ${counted(n, '行')}。`,
    swap: '已全部对调。',
    prefixes: '已全部保留。',
    undone: '已撤回。',
    none: '已重新读取。',
  },
  offer: {
    'same-text': (n) => `还有 ${counted(n, '行')}内容相同。`,
    'same-opening': (n, opening) => `还有 ${counted(n, '行')}以“${opening}”开头。`,
    caps: (n) => `还有 ${counted(n, '行')}是全大写。`,
    'same-place': (n) => `还有 ${counted(n, '行')}处在相同的位置。`,
    'keep-prefix': (n) => `还有 ${counted(n, '行')}裁去了相同的内容。`,
    swap: (n) => `还有 ${papers(n)}的标题比摘要长。`,
  },
  applyToAll: (n) => (n === 1 ? '那一处也照办' : `那 ${number(n)} 处也照办`),
  undoCorrection: '撤销更正',
  corrections: '更正',
  keepPrefix: '保留',
  trimmedFrom: (text) => `从标题中裁去：${text}`,
  keepTrimmed: (text) => `保留“${text}”`,
  joins: (title, inThisFile) => (inThisFile ? `在此文件中出现两次：“${title}”` : `已在库中：“${title}”`),
  keptApart: (title) => `与“${title}”分开保留`,
  inLibrary: '在文献库中',
  inThisFile: '在此文件中',
  keepBoth: '两者都保留',
  merge: '合并',
  skipNew: '跳过新的',
  decision: (title) => `如何处理“${title}”`,
  include: (title) => `导入“${title}”`,
  untitled: '没有标题',
  show: (title) => `显示“${title}”的原文行`,
  check: '请检查这篇论文的开头与结尾',
  parts: {
    which: (n, count, name) => `${name} 的第 ${number(n)} 部分，共 ${number(count)} 部分`,
    name: (name, n, count) => `${name}，第 ${number(n)} 部分，共 ${number(count)} 部分`,
    hint: '文件太大，无法一次读取。下方的“导入”按勾选情况只添加这一部分；“全部导入”则按初始的勾选添加所有部分。',
    aside: (n) => `有 ${counted(n, '个部分')}各是一条超过 32 MiB 的记录，已略去。`,
    all: (n) => (n === 1 ? '导入最后一部分' : `导入余下全部 ${counted(n, '个部分')}`),
    skip: '跳过这一部分',
    adding: (n, count, name) => `正在添加 ${name} 的第 ${number(n)} 部分，共 ${number(count)} 部分`,
    soFar: (added, joined) => `目前已添加 ${papers(added)}，${number(joined)} 篇已在库中`,
    stays: '取消后，已添加的部分会保留。',
    stopping: '正在停止…',
    done: (imported, of, name) => `已导入 ${name} 的 ${number(imported)} 个部分，共 ${number(of)} 个`,
    sum: (added, joined, skipped) =>
      [
        `添加了 ${papers(added)}`,
        `${number(joined)} 篇已在库中，添了一次出现`,
        `跳过了 ${counted(skipped, '个部分')}`,
      ].join(' · '),
    cancelled: '其余部分已取消。之前的部分会保留；正在添加的那一部分没有留下任何内容。',
    undo: '每个部分都可以单独撤销。',
    skipped: '跳过的部分',
    part: (n) => `第 ${number(n)} 部分：`,
    place: (size, from) => `（${(size / 1024 / 1024).toFixed(1)} MiB，自第 ${number(from)} 字节）`,
    more: (n) => `还有 ${counted(n, '个部分')}`,
  },
};

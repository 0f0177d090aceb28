/**
 * What the parser says of lines and papers. Its sentences are English, are kept with the papers that they are about, and are the
 * keys here. `{}` stands for anything; what stands there is translated too where it is a sentence of its own.
 */
const SENTENCES: Readonly<Record<string, string>> = {
  // What lines are that became no paper.
  'set aside by the reader': '由你忽略',
  'text before the first title': '第一个标题之前的文字',
  'authors before the first title': '第一个标题之前的作者',
  'metadata before the first title': '第一个标题之前的信息',
  'section heading': '章节标题',
  'text outside any entry': '不属于任何条目的文字',
  'outside any entry': '不属于任何条目',
  'text between papers': '论文之间的文字',
  'between entries': '条目之间',
  'glued button label': '粘在标题上的按钮文字',
  'file header': '文件头',
  'page noise': '页面杂项',
  'page noise: {}': '页面杂项：{}',
  promotion: '推广',
  'subscribe button': '订阅按钮',
  tab: '标签页',
  byline: '署名',
  'page heading': '页面标题',
  'comments link': '评论链接',
  navigation: '导航',
  'vote button': '投票按钮',
  count: '计数',
  separator: '分隔符',
  avatar: '头像',
  button: '按钮',
  unrecognised: '未识别',
  'an advertisement': '广告',
  'a link': '链接',
  'a link, not to a paper': '链接，但不指向论文',
  'link, not a paper': '链接，但不指向论文',
  'banner of the listing': '清单的抬头',
  'footer of the listing': '清单的结尾',
  'start of a section': '一节的开头',
  'heading of a day': '日期标题',
  'heading of a section': '一节的标题',
  'heading of the page': '页面标题',
  'introduction of the mail': '邮件的开头语',
  'footer of the mail': '邮件的结尾',
  'buttons of the entry above': '上一条目的按钮',
  rule: '分隔线',
  'a rule': '分隔线',
  'page furniture': '页面的固定内容',
  'around the list': '清单前后的内容',
  'a number without a paper': '没有论文的编号',
  'a table row that is no paper': '不是论文的表格行',
  HTML: 'HTML 代码',
  'table header': '表头',
  'the header again': '重复的表头',
  'a row without a word': '空行',
  'a line of a list that is no paper': '清单中不是论文的一行',
  'note above a forwarded mail': '转发邮件上方的附言',
  'header of a forwarded mail': '转发邮件的邮件头',
  // What entries are that became no paper.
  'not an object': '不是对象',
  'not a JSON object': '不是 JSON 对象',
  'not an item': '不是条目',
  'not a work': '不是作品',
  'not a paper': '不是论文',
  'not an entry of a feed': '不是订阅源的条目',
  '{}, not a paper': '{}，不是论文',
  note: '笔记',
  attachment: '附件',
  annotation: '批注',
  'a note': '笔记',
  'a file attached to a work': '作品的附件',
  'a Zotero {}, not a work': 'Zotero 的{}，不是作品',
  'a paper that the service does not know': '该服务不认识的论文',
  'a volume of proceedings, not a paper': '会议论文集，不是论文',
  'the page of a person, not a paper': '个人主页，不是论文',
  'deleted from PubMed': '已从 PubMed 删除',
  'an error that arXiv answered with': 'arXiv 返回的错误',
  'an error without a message': '没有说明的错误',
  'broken entry: {}': '损坏的条目：{}',
  'it does not read': '无法读取',
  'it has no fields that read': '没有可读取的字段',
  'its closing brace is missing': '缺少右括号',
  // What the BibTeX library says of an entry; its other sentences stay as they are, with the place in Chinese.
  '{} at line {}, column {} in {}': '{}（第 {} 行第 {} 列，{} 之内）',
  '{} at line {}, column {}': '{}（第 {} 行第 {} 列）',
  'Unresolved @string reference {}': '未定义的 @string：{}',
  'Token mismatch, expected {}, found {}...': '应为 {}，却是 {}…',
  'Unterminated brace-value {}': '花括号中的值没有结束：{}',
  'Unterminated quote-value {}': '引号中的值没有结束：{}',
  'Unclosed math section': '公式没有结束',
  'Runaway key': '键没有结束',
  '{} = value expected, equals sign missing: {}...': '{} 之后缺少等号和值：{}…',
  // What files and parts of mails are that hold no paper.
  'no digest': '不是简报',
  'a mail without papers': '没有论文的邮件',
  'a text without papers': '没有论文的文本',
  'an empty file': '空文件',
  'a file that is not text': '不是文本的文件',
  'bytes that are no text': '不是文本的字节',
  'a message over 32 MiB': '超过 32 MiB 的邮件',
  'further parts of the mail: it has too many, or too deep ones': '邮件的其余部分：过多或嵌套过深',
  'attachment, not a digest': '附件，不是简报',
  'attachment, not text': '附件，不是文本',
  'a mail inside a forwarded mail': '转发邮件中的邮件',
  'packed in a way that is not supported': '压缩方式不受支持',
  'the archive ends before this file does': '压缩包在此文件结束之前就中断了',
  'furniture of the archive': '压缩包的附属文件',
  'an archive inside an archive': '压缩包中的压缩包',
  // What there is to know about a paper.
  'boundary guessed': '开头与结尾是推测的',
  'wrong encoding?': '编码是否有误？',
  'the abstract may be a fragment': '摘要可能不完整',
  'nothing but a short title: this may be a note': '只有一个短标题：可能是一条笔记',
  'this publication was retracted': '此论文已被撤稿',
  retracted: '已撤稿',
  'retracted in part': '部分撤稿',
  'there is an expression of concern about it': '有针对它的关注声明',
  'there is an erratum to it': '有针对它的勘误',
  'this is a notice that another paper is retracted': '这是另一篇论文的撤稿通知',
  'retracted in: {}': '撤稿见：{}',
  'corrected in: {}': '更正见：{}',
  'erratum in: {}': '勘误见：{}',
  'concern expressed in: {}': '关注声明见：{}',
  'withdrawn by its authors': '已由作者撤回',
  'not a DOI: {}': '不是 DOI：{}',
  'not an arXiv id: {}': '不是 arXiv 编号：{}',
  'not a year: {}': '不是年份：{}',
  'no address that can be opened': '没有可打开的网址',
  'its DOI is not clear: several works share its journal': '其 DOI 不明确：有多篇作品属于同一期刊',
  'its title is the name of a file': '其标题是文件名',
  'its address is hidden behind a tracking link': '其网址隐藏在跟踪链接之后',
  'the title is that of the text around the link': '标题取自链接周围的文字',
  'authors and summary are taken by their looks': '作者和摘要是按外观判断的',
  'Google Scholar cut the title': 'Google 学术截断了标题',
  'the end mark of this entry is missing': '此条目缺少结束标记',
  'the entry ends before its closing mark': '此条目在结束标记之前就中断了',
  'a comma or its key is wrong in this entry; it was read without them': '此条目的逗号或键有误，读取时已略去',
  // What there is to know about a file.
  'no papers in this file': '此文件中没有论文',
  'no papers in this mail': '此邮件中没有论文',
  'no papers in this alert': '此提醒中没有论文',
  'no papers in this feed': '此订阅源中没有论文',
  'no papers: {}': '没有论文：{}',
  'the list is empty': '清单是空的',
  'the file is an error message: {}': '文件是一条错误信息：{}',
  'no links to papers on this page; its text was read': '此页面没有指向论文的链接，已读取其文字',
  'declared encoding {} does not fit the bytes': '声明的编码 {} 与内容不符',
  'PubMed answered: {}': 'PubMed 返回：{}',
  'arXiv answered: {}': 'arXiv 返回：{}',
  'asked for but not in the answer: {}': '查询了但未返回：{}',
  'the search found {}, and {} of them are in this file': '检索共找到 {} 篇，其中 {} 篇在此文件中',
  '{} more results are at PubMed and not in this mail': 'PubMed 上还有 {} 条结果不在此邮件中',
  'the mail announces {} new and crossed papers, found {}':
    '邮件宣布有 {} 篇新论文和交叉列出的论文，找到 {} 篇',
  'the mail announces {} new and crossed papers, found {}: it may have been clipped':
    '邮件宣布有 {} 篇新论文和交叉列出的论文，找到 {} 篇：邮件可能被截断了',
  '{} lines stand outside entries; BibTeX takes such lines for comments':
    '有 {} 行不在条目之内；BibTeX 把这样的行当作注释',
  '{} rows have more cells than the header; what is beyond it is left out':
    '有 {} 行的单元格多于表头，多出的已略去',
  'recognised as {}; read as plain text in this version': '识别为：{}；此版本按纯文本读取',
  // Why a file looks like a digest or not.
  'no entries found': '没有找到条目',
  'most entries have neither authors nor abstracts nor identifiers': '多数条目既没有作者，也没有摘要和标识符',
  '{} of the entries have a title and an abstract of the usual size': '{} 的条目有标题和长度正常的摘要',
  '{} read like research': '{} 读起来像研究论文',
  '{} have an identifier or the address of a paper': '{} 有标识符或论文网址',
  'median confidence {}': '可信度中位数为 {}',
  'recognised as {}': '识别为：{}',
  '{} of {} links are papers': '{}/{} 的链接是论文',
  'a mailbox': '邮箱文件',
  'a mail': '邮件',
  'an arXiv listing': 'arXiv 清单',
  'an EndNote tagged export': 'EndNote 标签格式',
  'a Web of Science export': 'Web of Science 导出文件',
  'a table of comma- or tab-separated values': '以逗号或制表符分隔的表格',
};

const HOLE = '{}';
const patterns = Object.entries(SENTENCES)
  .filter(([english]) => english.includes(HOLE))
  .map(([english, chinese]) => ({
    pattern: new RegExp(`^${english.replace(/[.?+*()[\]|^$\\]/g, '\\$&').replaceAll(HOLE, '(.+?)')}$`, 's'),
    pieces: chinese.split(HOLE),
  }));

/** A sentence of the parser in Chinese; as it is where it is none that is known. */
export function parserSaid(sentence: string): string {
  const whole = Object.hasOwn(SENTENCES, sentence) ? SENTENCES[sentence] : undefined;
  if (whole !== undefined) return whole;
  for (const { pattern, pieces } of patterns) {
    const found = pattern.exec(sentence);
    if (found !== null)
      return pieces.map((piece, n) => (n === 0 ? piece : `${parserSaid(found[n] ?? '')}${piece}`)).join('');
  }
  return sentence;
}

const PLACE = /(?<=^| › )(?:message (\d+)|forwarded mail)(: |(?=$| › ))/g;

/** Where something was in a mail, a mailbox or an archive, in Chinese: `message 3 › library.bib`. Names and subjects stay as they are. */
export const placeSaid = (place: string): string =>
  place === 'the mail'
    ? '邮件'
    : place.replace(
        PLACE,
        (_whole, n: string | undefined, colon: string) =>
          `${n === undefined ? '转发的邮件' : `第 ${n} 封邮件`}${colon === '' ? '' : '：'}`,
      );

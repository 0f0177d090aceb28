import type { Strings } from '../en/index.ts';
import { number } from './common.ts';

const pages: Strings['cli']['pages'] = {
  parse: {
    summary: '以 JSON 打印简报的内容',
    description: [
      '读取一份研究简报并打印其内容。FILE 可以是 -，即标准输入。不需要文献库。',
      '超过 32 MiB 的邮箱、JSON Lines 或表格会分段读取，其记录给出所在位置（byteFrom、byteTo），而不重复原文。',
    ],
    options: { encoding: '按此编码读取文件，而不自动检测' },
  },
  import: {
    summary: '把简报加入文献库',
    description: [
      '按导入界面的初始选择，加入每个文件中的论文。文件要么整份加入，要么完全不加；打印出它那一行时，它已写入磁盘上的日志。在应用中撤销一步即可收回。',
      '曾经导入过的，或看上去不是简报的文件会被跳过并指出；此时退出状态为 1。',
    ],
    options: {},
  },
  search: {
    summary: '在文献库中查找论文',
    description: [
      '打印 QUERY 找到的论文，最相关的在前，使用搜索框的语言：容许拼写错误；“精确短语”、-排除、author:、list:、#标签、is:unread、after:2026-05 等运算符与那里相同。以连字符开头的查询前请加 --。',
      '没有找到不算失败：退出状态为 0。',
    ],
    options: { limit: '最多打印 N 篇论文，1 到 10000；未指定时为 20' },
  },
  export: {
    summary: '以其他程序能读的格式写出论文',
    description: [
      '以导出面板的任一格式，写出 QUERY 找到的论文，或不在废纸篓中的全部论文。FORMAT 为 bibtex、ris、csl-json、markdown、html、text、csv、annotations、mail 之一；未指定时由 FILE 的扩展名决定。',
      '没有 --output 时写到标准输出。文件写完整后才出现；已存在的文件不会被改动。',
    ],
    options: {
      format: '格式',
      output: '写入 FILE，而不是标准输出',
      without: '省略 abstract、notes、highlights 中的某些，以逗号分隔',
      title: '导出的名称（用于会写出它的格式）；未指定时为 QUERY',
      force: '替换已存在的 FILE',
    },
  },
  backup: {
    summary: '把全部内容写入一个 .lectern 文件',
    description: [
      '写出整个文献库的备份：读者的每个字、原样的简报以及历史。得到文件名之前会先读回检查。没有 FILE 时以日期命名，放在当前文件夹。',
    ],
    options: { force: '替换已存在的 FILE' },
  },
  restore: {
    summary: '把备份合并到文献库',
    description: [
      '说明备份会在这里改变什么。加上 --yes 时，先写出文献库现状的备份（在其数据的 backups 文件夹中），拍一份快照，再合并：不替换任何内容，两边都改过的笔记会合在一起，撤销一步即可收回。',
      '没有 --yes 时不做任何更改，退出状态为 1。',
    ],
    options: { yes: '执行合并' },
  },
  health: {
    summary: '说明磁盘上文献库的状况',
    description: ['打印应用健康页面的内容：日志、简报、快照，以及发现的问题。'],
    options: { verify: '先把全部内容读回检查' },
  },
};

export const cli: Strings['cli'] = {
  summary: '在命令行中使用研究简报',
  description: [
    '处理应用的文献库。应用运行时，通过只有其用户能打开的套接字请它来做；否则命令取得文献库的锁，直接处理其文件，应用下次启动时会显示所做的更改。',
    '结果写到标准输出，其余写到标准错误。`lectern help COMMAND` 说明一个命令。',
  ],
  environment:
    'LECTERN_USER_DATA 指定应用数据的文件夹，与 --data 相同。LC_ALL、LC_MESSAGES 和 LANG 决定语言。',
  status: [
    '0  完成',
    '1  全部或部分失败',
    '2  命令有误',
    '3  文献库正被使用、不存在、由更新的 Lectern 写成，或应用没有回应',
  ],
  heads: {
    name: '名称',
    synopsis: '用法',
    description: '说明',
    commands: '命令',
    options: '选项',
    status: '退出状态',
    examples: '示例',
    environment: '环境变量',
  },
  options: {
    json: '打印一个 JSON 对象：{ ok, command, … }，或 { ok: false, command, error: { code, detail, title, advice } }',
    data: '应用数据的文件夹，代替通常的位置',
    progress: '即使标准错误不是终端，也显示进度',
    help: '显示此页',
    version: '显示版本',
  },
  pages,
  usage: '用法：',
  noCommand: '哪个命令？',
  unknown: (name) => `没有命令“${name}”`,
  wrong: (what) => `缺少或有误：${what}`,
  seeHelp: '用法：lectern parse|import|search|export|backup|restore|health …\n参见：lectern help',
  seePage: (name) => `参见：lectern help ${name}`,
  found: (total, shown) =>
    total === shown ? `${number(total)} 篇论文。` : `${number(total)} 篇论文中的 ${number(shown)} 篇。`,
  andOthers: (first) => `${first} 等`,
  imported: (file, digest, added, joined) =>
    `${file}：已导入为“${digest}”，新论文 ${number(added)} 篇，已有 ${number(joined)} 篇。`,
  exported: (papers, file) => `已将 ${number(papers)} 篇论文写入 ${file}`,
  notRestored: '没有任何更改。加上 --yes 即合并到文献库。',
  restored: (cells, digests, merged) =>
    `已合并：${number(cells)} 个值，${number(digests)} 份简报，${number(merged)} 条笔记合在一起。`,
  before: (backup) => `之前的文献库在 ${backup}`,
};

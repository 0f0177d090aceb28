import type { Strings } from '../en/index.ts';
import { counted, number } from './common.ts';

const papers = (n: number): string => counted(n, '篇论文');

export const picture: Strings['picture'] = {
  title: '我的阅读',
  period: '时段',
  periods: { month: '一个月', half: '半年', year: '一年' },
  loading: '正在统计…',
  finished: '篇论文读完',
  highlights: '处高亮',
  notes: '条笔记',
  median: '天，从收件箱到完成（中位数）',
  none: '–',
  asTable: '以表格显示',
  week: '起始于',
  dayHead: '日期',
  fewer: '少',
  more: '多',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  thisWeek: {
    title: '本周',
    says: (into, kept) => `新到 ${number(into)}，保留 ${number(kept)}`,
    day: (day, says) => `${day}：${says}`,
    initials: ['一', '二', '三', '四', '五', '六', '日'],
  },
  heat: {
    title: '每天读完的论文',
    says: (n, days, busiest) =>
      busiest === null
        ? '这几周没有读完论文。'
        : days === 1
          ? `${busiest}读完了 ${papers(n)}。`
          : `在 ${counted(days, '天')}里读完了 ${papers(n)}，${busiest}最多。`,
    one: (day, n) => `${day}：读完 ${papers(n)}`,
    column: '读完',
  },
  flow: {
    title: '每周的进与出',
    in: '新到',
    kept: '保留',
    skipped: '跳过',
    says: (into, out, waiting) =>
      `新到 ${papers(into)}，决定了 ${counted(out, '篇')}；收件箱中还有 ${counted(waiting, '篇')}。`,
    one: (day, what, n) => `${day}起的一周，${what}：${number(n)}`,
  },
  did: {
    title: '保留、已读、高亮',
    rows: { kept: '保留', read: '已读', highlighted: '高亮', finished: '读完' },
    says: (kept, read, highlighted) =>
      `保留了 ${papers(kept)}，标为已读 ${counted(read, '篇')}，高亮 ${counted(highlighted, '篇')}。`,
  },
  labels: {
    title: '各类别的高亮',
    says: (top) => (top === null ? '这几周没有高亮。' : `最多的是：${top}。`),
  },
  places: {
    title: '读完最多的列表和标签',
    says: (top) => (top === null ? '读完的论文都不在列表中，也没有标签。' : `最多的是：${top}。`),
  },
  time: {
    title: '阅读论文的时间',
    says: (minutes) =>
      minutes === 0
        ? '这几周没有阅读时间。'
        : `论文打开了 ${minutes < 60 ? counted(minutes, '分钟') : counted(Math.round(minutes / 60), '小时')}。`,
    how: '在论文打开且窗口处于前台时计时；五分钟没有操作即停止。只存在这台电脑上。',
    count: '统计阅读时间',
    forget: '删除记录',
    forgotten: '已删除阅读时间。',
    column: '分钟',
    one: (day, minutes) => `${day}起的一周：${counted(minutes, '分钟')}`,
  },
  topics: {
    title: '主题的变化',
    says: '标题中提到某一主题的论文，按简报所在的周统计。',
    field: '要关注的主题',
    placeholder: '输入主题，例如 agents',
    rising: '上升',
    falling: '下降',
    noneRising: '还没有突出的主题：这需要好几周的简报。',
    change: (before, after) => `每周 ${number(before)} → ${number(after)} 篇`,
    told: (phrase, before, after) =>
      `“${phrase}”：从这段时间的前半到后半，每周 ${number(before)} → ${counted(after, '篇论文')}。`,
    column: '论文',
    share: '总数',
    one: (day, n, of) => `${day}起的一周：${papers(of)}中有 ${counted(n, '篇')}`,
  },
};

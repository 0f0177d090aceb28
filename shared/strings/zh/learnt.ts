import type { Strings } from '../en/index.ts';
import { number } from './common.ts';

export const learnt: Strings['learnt'] = {
  on: '按你的取舍排序',
  off: '已恢复简报中的顺序',
  stop: '简报顺序',
  learning: '正在了解你保留了什么…',
  few: ({ kept, skipped, of }) =>
    `可学习的还不够：已保留 ${number(Math.min(kept, of))} 篇、跳过 ${number(Math.min(skipped, of))} 篇，各需 ${number(of)} 篇`,
  score: (percent) => `与你保留的论文相似 ${percent}%`,
  because: (percent) => `与你保留的论文相似 ${percent}%：`,
  reason: (text, isFor) => `${isFor ? '+' : '−'} ${text}`,
  unknown: '其中没有你之前取舍过的内容',
};

export { learntOrder, toggleLearnt } from './commands.ts';
export { LearntBar } from './LearntBar.tsx';
export { useLearntOrder } from './use-learnt-order.ts';
export { useWhy } from './use-why.ts';
export { WhyLine, WhySection, whyText } from './WhyLine.tsx';

/** The desktop around the window: links, badge, recent files. */
export { followDesktop, followLink } from './follow.ts';
export { RecentSheet } from './RecentSheet.tsx';
export { useShare } from './use-share.ts';
export { useBadge } from './use-badge.ts';

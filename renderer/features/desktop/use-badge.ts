import { useEffect } from 'react';
import { bridge } from '../../bridge.ts';
import { useSettings } from '../../stores/settings.ts';
import { useSmartCounts } from '../search/index.ts';

const UNREAD = [{ id: 'unread', query: 'is:inbox is:unread' }] as const;
const NONE = [] as const;

/** Keeps the number of unread papers in the inbox on the dock or taskbar, where the reader wants it there. */
export function useBadge(): void {
  const wanted = useSettings((state) => state.badge);
  const counts = useSmartCounts(wanted ? UNREAD : NONE);
  const count = wanted ? counts.get('unread') : 0;
  useEffect(() => {
    if (count !== undefined) void bridge.setBadge(count);
  }, [count]);
}

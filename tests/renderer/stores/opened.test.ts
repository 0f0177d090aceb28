import { expect, test, vi } from 'vitest';
import { useOpened, watchOpened } from '../../../renderer/stores/opened.ts';
import { setView } from '../../../renderer/stores/view.ts';

test('papers that were open for a while are remembered, the latest first, those passed by are not', () => {
  vi.useFakeTimers();
  const stop = watchOpened();
  for (const paperId of ['a', 'b', 'a']) {
    setView({ paperId: 'passed' });
    vi.advanceTimersByTime(100);
    setView({ paperId });
    vi.advanceTimersByTime(5_000);
  }
  expect(useOpened.getState().ids).toEqual(['a', 'b']);
  setView({ paperId: 'c' });
  stop();
  vi.advanceTimersByTime(5_000);
  expect(useOpened.getState().ids).toEqual(['a', 'b']);
  vi.useRealTimers();
});

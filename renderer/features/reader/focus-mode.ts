import { t } from '../../../shared/strings/index.ts';
import { announceDone, say } from '../../stores/activity.ts';
import { setFocusMode, useFocusMode } from '../../stores/focus-mode.ts';
import { keyLabelOf } from '../../stores/keys.ts';
import { setView, useView } from '../../stores/view.ts';
import { focusReader } from '../shell/index.ts';

/** Shows the open paper alone, or the panes again. The keys go to the paper, unless they are in it already. */
export function toggleFocusMode(): void {
  if (leaveFocusMode() || useView.getState().paperId === null) return;
  setFocusMode('on');
  setView({ narrowPane: 'reader', overlay: null });
  if (!document.activeElement?.closest('[data-pane="reader"]')) focusReader();
  const keys = ['reader.focus', 'list.back'] as const;
  announceDone(t.reader.focusMode(keys.flatMap((id) => keyLabelOf(id) ?? [])), false);
}

/** Shows the panes again. False where they show already. */
export function leaveFocusMode(): boolean {
  if (!useFocusMode.getState().on) return false;
  setFocusMode('off');
  say(t.reader.focusModeOff);
  return true;
}

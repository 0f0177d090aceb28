/**
 * Remembers what has the focus and what is selected. Answers a function that puts both back, as far as they are still there;
 * where something has been opened over the window meanwhile, that keeps the focus.
 */
export function rememberWhere(): () => void {
  const element = document.activeElement;
  const selection = getSelection();
  const range =
    selection !== null && selection.rangeCount > 0 && !selection.isCollapsed
      ? selection.getRangeAt(0).cloneRange()
      : null;
  return () => {
    if (document.querySelector('[role="dialog"]') !== null) return;
    if (element instanceof HTMLElement && element.isConnected && element !== document.body)
      element.focus({ preventScroll: true });
    if (range === null || !range.startContainer.isConnected) return;
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  };
}

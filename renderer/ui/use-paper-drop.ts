import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Takes papers that are dropped on an element, which has `data-over` while they are over it. Nothing happens without `onDrop`. */
export function usePaperDrop(
  target: RefObject<HTMLElement | null>,
  onDrop: ((paperIds: readonly string[]) => void) | undefined,
): void {
  const dropped = useEffectEvent((paperIds: readonly string[]) => onDrop?.(paperIds));
  const takes = onDrop !== undefined;
  useEffect(() => {
    const element = target.current;
    if (!element || !takes) return;
    const over = (is: boolean) => element.toggleAttribute('data-over', is);
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => Array.isArray(source.data['paperIds']),
      onDragEnter: () => over(true),
      onDragLeave: () => over(false),
      onDrop: ({ source }) => {
        over(false);
        const { paperIds } = source.data;
        if (Array.isArray(paperIds)) dropped(paperIds.map(String));
      },
    });
  }, [target, takes]);
}

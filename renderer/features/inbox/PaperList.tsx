import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useCallback, useEffect, useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { sortingOf, useSettings } from '../../stores/settings.ts';
import { setView, useView, viewKey } from '../../stores/view.ts';
import { useRows, type Rows } from '../../ui/use-rows.ts';
import { extendTo, openPaper, told } from './commands.ts';
import { setShownIds } from './current-list.ts';
import { PaperRow } from './PaperRow.tsx';
import styles from './PaperList.module.css';
import { useOrder } from './use-order.ts';

const ROW_PX = { comfortable: 108, compact: 44 } as const;
const CHUNK = 40;
const NONE: readonly string[] = [];

interface PaperListProps {
  readonly empty: ReactNode;
  /** Enter, Shift+Enter and a click: into the reader at narrow widths. */
  readonly onEnter: () => void;
}

/** The middle pane's rows: a virtualised listbox with one tab stop, multi-select, and manual order by drag in a list. */
export function PaperList({ empty, onEnter }: PaperListProps) {
  const { view, chip, paperId, selected } = useView();
  const byHand = useSettings((state) => sortingOf(state.sortings, viewKey(view)).order === 'own');
  const density = useSettings((state) => state.density);
  const order = useOrder(view, chip);
  const ids = order?.ids;
  const scroller = useRef<HTMLDivElement>(null);
  const activeAt = ids && paperId !== null ? ids.indexOf(paperId) : -1;
  const rows = useRows({ ids: ids ?? NONE, usual: ROW_PX[density], scroller, always: activeAt });
  // The open paper is drawn wherever it is: between it and what shows there may be a whole library.
  const pages = [...new Set(rows.drawn.map(({ at }) => Math.floor(at / CHUNK)))];
  const wanted = ids === undefined ? [] : pages.flatMap((n) => ids.slice(n * CHUNK, (n + 1) * CHUNK));
  const papers = useQuery(() => library.papers(wanted), [wanted.join(' ')]);
  const byId = new Map(papers?.flatMap((paper) => (paper ? [[paper.id, paper]] : [])));

  useEffect(() => setShownIds(ids ?? []), [ids]);
  useEffect(() => {
    const [first] = ids ?? [];
    if (paperId === null && first !== undefined) openPaper(first);
  }, [ids, paperId]);
  const { show } = rows;
  useEffect(() => {
    if (activeAt >= 0) show(activeAt);
  }, [activeAt, show]);

  const dragIds = useCallback((id: string) => {
    const { selected: chosen } = useView.getState();
    return chosen.has(id) ? [...chosen] : [id];
  }, []);

  if (!ids || !order) return <div className={styles['list']} aria-busy />;
  if (ids.length === 0)
    return <div className={styles['empty']}>{chip === 'all' ? empty : t.shell.emptyFilter}</div>;
  return (
    <div
      ref={scroller}
      className={styles['list']}
      role="listbox"
      aria-label={t.shell.papers}
      aria-multiselectable
      aria-activedescendant={activeAt >= 0 ? optionId(activeAt) : undefined}
      tabIndex={0}
      data-pane="list"
    >
      <div style={{ height: rows.total, position: 'relative' }}>
        {rows.drawn.map(({ id, at, top }) => {
          const paper = byId.get(id);
          return (
            <DropSlot
              key={id}
              row={at}
              follow={rows.follow}
              top={top}
              listId={view.kind === 'list' && byHand ? view.id : null}
              paperId={id}
            >
              {at === order.sunkFrom && (
                <div className={styles['sunk']} aria-hidden>
                  {t.watch.sunk(ids.length - at)}
                </div>
              )}
              {paper ? (
                <PaperRow
                  paper={paper}
                  density={density}
                  domId={optionId(at)}
                  position={at + 1}
                  of={ids.length}
                  open={id === paperId}
                  selected={selected.has(id)}
                  onPick={(event) => pick(event, id, onEnter)}
                  dragIds={() => dragIds(id)}
                />
              ) : (
                <div style={{ height: ROW_PX[density] }} />
              )}
            </DropSlot>
          );
        })}
      </div>
    </div>
  );
}

const optionId = (n: number): string => `paper-option-${n}`;

function pick(event: MouseEvent, id: string, onEnter: () => void): void {
  if (event.shiftKey) return extendTo(id);
  if (event.metaKey || event.ctrlKey) {
    const selected = new Set(useView.getState().selected);
    if (!selected.delete(id)) selected.add(id);
    return setView({ selected, anchor: id, paperId: id });
  }
  openPaper(id);
  onEnter();
}

interface DropSlotProps {
  readonly row: number;
  readonly follow: Rows['follow'];
  readonly top: number;
  readonly listId: string | null;
  readonly paperId: string;
  readonly children: ReactNode;
}

/** A row's place. In a manual list, papers dropped on it go before it. */
function DropSlot({ row, follow, top, listId, paperId, children }: DropSlotProps) {
  const slot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = slot.current;
    if (!element || listId === null) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => Array.isArray(source.data['paperIds']),
      onDragEnter: () => element.setAttribute('data-over', 'true'),
      onDragLeave: () => element.removeAttribute('data-over'),
      onDrop: ({ source }) => {
        element.removeAttribute('data-over');
        const ids = source.data['paperIds'];
        if (Array.isArray(ids)) void library.placeInList(ids.map(String), listId, paperId).then(told);
      },
    });
  }, [listId, paperId]);
  useLayoutEffect(() => (slot.current ? follow(slot.current) : undefined), [follow]);
  return (
    <div ref={slot} data-row={row} className={styles['slot']} style={{ transform: `translateY(${top}px)` }}>
      {children}
    </div>
  );
}

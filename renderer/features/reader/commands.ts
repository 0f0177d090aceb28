import type { CommandId } from '../../../shared/commands.ts';
import { describe } from '../../../shared/anchor/index.ts';
import { LONGEST_SHOWN } from '../../../shared/display.ts';
import { HIGHLIGHT_COLORS, type HighlightColor, type PaperDetail, type Span } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { asSource, plainText, tokenize, type Side, type Token } from '../../../shared/tex/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone, announceProblem, say } from '../../stores/activity.ts';
import { setSettings, useSettings } from '../../stores/settings.ts';
import { setView, useView } from '../../stores/view.ts';
import { abstractElement, isRightToLeft, selectedSpan, selectSpan } from './dom.ts';
import { toggleFocusMode } from './focus-mode.ts';
import { openPopover } from './popover-state.ts';
import { grown, sentences, shrunk, snapToWords, stepEnd } from './words.ts';

let open: PaperDetail | null = null;
let lastColor: HighlightColor = 'amber';
/** Where the sentence cursor was last, when nothing is selected any more. */
let cursor: { readonly paperId: string; readonly at: number } | null = null;
let openUrl: (url: string) => void = () => undefined;

/** The reader tells which paper is on the page. */
export function setOpenPaper(paper: PaperDetail | null, onOpenLink: (url: string) => void): void {
  open = paper;
  openUrl = onOpenLink;
}

/** Highlights the selection, or changes the colour of the highlight that has the focus. Answers the highlight's id. */
export async function highlightSelection(color: HighlightColor, exactly = false): Promise<string | null> {
  const paper = open;
  const focused = focusedMark();
  const span = selectedSpan();
  if (!paper) return null;
  if (!span && focused) {
    await library.recolorHighlight(focused, color);
    return focused;
  }
  if (!span) {
    announceProblem({ code: 'nothing-selected' });
    return null;
  }
  lastColor = color;
  const snapped = exactly ? span : snapToWords(paper.abstract, span, tokensOf(paper));
  const { id, done } = await library.addHighlight(
    paper.id,
    describe(paper.abstract, snapped, 'abstract'),
    color,
  );
  getSelection()?.collapseToEnd();
  if (done) announceDone(done.label);
  say(
    t.reader.highlighted(
      (await library.labels())[color],
      wordCount(paper.abstract.slice(snapped.start, snapped.end)),
    ),
  );
  return id;
}

/** What is one on the page: formulas, unless their source is shown. */
function tokensOf({ abstract }: PaperDetail): readonly Token[] {
  const shown = abstract.slice(0, LONGEST_SHOWN);
  return useSettings.getState().latexSource ? asSource(shown) : tokenize(shown);
}

const focusedMark = (): string | null => document.activeElement?.getAttribute('data-mark-button') ?? null;

function sentence(by: 1 | -1): void {
  if (!open) return;
  const all = sentences(tokensOf(open));
  const here = selectedSpan();
  const before = cursor?.paperId === open.id ? cursor.at : by > 0 ? -1 : all.length;
  const holds = (each: Span): boolean => here !== null && each.start < here.end && each.end > here.start;
  const at = !here ? before : by > 0 ? all.findLastIndex(holds) : all.findIndex(holds);
  const next = Math.min(all.length - 1, Math.max(0, at + by));
  const span = all[next];
  if (!span) return;
  cursor = { paperId: open.id, at: next };
  abstractElement()?.focus({ preventScroll: true });
  selectSpan(span);
  say(t.reader.sentence(next + 1, all.length));
}

/** Selects a sentence more or less. With nothing selected, growing selects the sentence that is next. */
function resize(change: (span: Span, tokens: readonly Token[]) => Span): void {
  if (!open) return;
  const span = selectedSpan();
  if (!span) {
    if (change === grown) sentence(1);
    else announceProblem({ code: 'nothing-selected' });
    return;
  }
  const tokens = tokensOf(open);
  const next = change(span, tokens);
  selectSpan(next);
  const whole = sentences(tokens).filter(({ start, end }) => start >= next.start && end <= next.end).length;
  say(t.reader.selected(whole, wordCount(open.abstract.slice(next.start, next.end))));
}

const wordCount = (text: string): number => text.split(/\s+/).length;

/** Puts a highlight of the open paper's abstract on other words, and says on which. False when it stays as it was. */
export async function putMark(id: string, span: Span): Promise<boolean> {
  if (!open?.marks.some((mark) => mark.id === id)) return false;
  const { abstract } = open;
  const done = await library.retargetHighlight(id, describe(abstract, span, 'abstract'));
  if (done) announceDone(done.label);
  say(t.reader.nowMarks(plainText(abstract.slice(span.start, span.end))));
  return done !== null;
}

/** Puts a highlight that was lost on what is selected. */
export async function attachMark(id: string): Promise<void> {
  const span = selectedSpan();
  if (!open || !span) {
    announceProblem({ code: 'nothing-selected' });
    return;
  }
  await putMark(id, snapToWords(open.abstract, span, tokensOf(open)));
  getSelection()?.collapseToEnd();
  abstractElement()?.focus();
}

/** Says that a highlight belongs where it was found: its place is sure then. */
export async function confirmMark(id: string): Promise<void> {
  const mark = open?.marks.find((each) => each.id === id);
  if (mark?.target.field === 'abstract' && mark.place.state !== 'detached')
    await putMark(id, mark.place.span);
}

/** Each step is on the highlight as the one before left it, however fast the keys come. */
let moving: Promise<unknown> = Promise.resolve();

const MOVES = {
  start: { 1: 'mark.startOn', [-1]: 'mark.startBack' },
  end: { 1: 'mark.endOn', [-1]: 'mark.endBack' },
} as const satisfies Readonly<Record<Side, Readonly<Record<1 | -1, CommandId>>>>;

/** Moves an end to the right by a word (1), or to the left (-1). */
const moveEnd = (side: Side, right: 1 | -1) => (): Promise<void> => {
  const id = focusedMark();
  const by = isRightToLeft() === right > 0 ? -1 : 1;
  const moved = moving.then(async () => {
    const mark = id === null ? null : await library.highlight(id);
    if (!open || mark?.target.field !== 'abstract' || mark.place.state === 'detached') return;
    const { id: markId, place } = mark;
    const to = stepEnd(place.span, side, by, tokensOf(open));
    await library.asCommand(MOVES[side][right], () => putMark(markId, to));
  });
  moving = moved.catch(() => undefined);
  return moved;
};

function step(by: 1 | -1): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-mark-button]')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons.at(at < 0 ? (by > 0 ? 0 : -1) : (at + by + buttons.length) % buttons.length);
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Removes a highlight; its note stays with it for undo. */
export async function removeMark(id: string): Promise<void> {
  const done = await library.asCommand('reader.removeHighlight', () => library.removeHighlight(id));
  abstractElement()?.focus();
  if (done) announceDone(done.label);
}

async function note(): Promise<void> {
  const id = focusedMark() ?? (selectedSpan() ? await highlightSelection(lastColor) : null);
  if (id) openPopover(id);
  else document.querySelector<HTMLElement>('[data-paper-note]')?.focus();
}

const color = (n: number) => async (): Promise<void> => {
  const chosen = HIGHLIGHT_COLORS[n];
  if (chosen) await highlightSelection(chosen);
};

/** What the commands of the reader run. */
export const readerCommands = {
  'reader.nextSentence': () => sentence(1),
  'reader.previousSentence': () => sentence(-1),
  'reader.growSelection': () => resize(grown),
  'reader.shrinkSelection': () => resize(shrunk),
  'mark.endOn': moveEnd('end', 1),
  'mark.endBack': moveEnd('end', -1),
  'mark.startOn': moveEnd('start', 1),
  'mark.startBack': moveEnd('start', -1),
  'reader.highlight': async () => {
    await highlightSelection(lastColor);
  },
  'reader.color1': color(0),
  'reader.color2': color(1),
  'reader.color3': color(2),
  'reader.color4': color(3),
  'reader.color5': color(4),
  'reader.note': note,
  'reader.gist': () => {
    setView({ narrowPane: 'reader' });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-paper-gist]')?.focus());
  },
  'reader.nextHighlight': () => step(1),
  'reader.previousHighlight': () => step(-1),
  'reader.removeHighlight': async () => {
    const id = focusedMark();
    if (id) await removeMark(id);
  },
  'paper.add': () => setView({ overlay: 'paper.add' }),
  'paper.edit': () => {
    if (open) setView({ overlay: 'paper.edit' });
  },
  'paper.merge': () => {
    if (open) setView({ overlay: 'paper.merge' });
  },
  'reader.copyTitle': async () => {
    if (!open) return;
    await navigator.clipboard.writeText(open.title);
    announceDone(t.reader.copiedTitle, false);
  },
  'reader.find': () => {
    if (!open || useView.getState().overlay !== null) return;
    setView({ finding: true, narrowPane: 'reader' });
    document.querySelector<HTMLInputElement>('[data-find]')?.select();
  },
  'reader.focus': toggleFocusMode,
  'reader.source': () => setSettings({ latexSource: !useSettings.getState().latexSource }),
  'reader.lines': () => setSettings({ lineStyles: !useSettings.getState().lineStyles }),
  'reader.openLink': () => {
    const [link] = open?.urls ?? [];
    if (link) openUrl(link.url);
  },
} satisfies Partial<Record<CommandId, () => void | Promise<void>>>;

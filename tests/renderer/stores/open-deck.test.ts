import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeDeck, openDeckOf, useDeck } from '../../../renderer/stores/deck.ts';
import { followOpenDeck } from '../../../renderer/stores/open-deck.ts';
import { setView, useView } from '../../../renderer/stores/view.ts';
import type { View } from '../../../shared/model.ts';

const INBOX: View = { kind: 'shelf', verdict: 'inbox' };
const NAME = 'lectern.deck.open';
const stored = new Map<string, string>();
let stop = (): void => {};

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
    removeItem: (name: string) => stored.delete(name),
  });
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** The window is loaded again: what it had in memory is gone. */
function reload(): void {
  stop();
  closeDeck();
  setView({ view: INBOX, chip: 'all' });
  stop = followOpenDeck();
}

describe('a window that is loaded again', () => {
  test.each<View>([
    INBOX,
    { kind: 'shelf', verdict: 'later' },
    { kind: 'starred' },
    { kind: 'trash' },
    { kind: 'digest', id: 'd' },
    { kind: 'list', id: 'l' },
    { kind: 'tag', id: 't' },
    { kind: 'smart', id: 's' },
    { kind: 'search', query: 'owls' },
  ])('shows the deck of %j again, with its filter', (view) => {
    reload();
    setView({ view, chip: 'unread' });
    openDeckOf(view);
    reload();
    expect(useDeck.getState().open).toEqual(view);
    expect(useView.getState()).toMatchObject({ view, chip: 'unread' });
  });

  test('shows no deck that was closed, or whose view was left', () => {
    reload();
    openDeckOf(INBOX);
    closeDeck();
    reload();
    expect(useDeck.getState().open).toBeNull();
    openDeckOf(INBOX);
    setView({ view: { kind: 'starred' } });
    reload();
    expect(useDeck.getState().open).toBeNull();
    expect(useView.getState().view).toEqual(INBOX);
  });

  test.each([
    '{',
    'null',
    '7',
    '{}',
    '{"view":null}',
    '{"view":{"kind":"picture"}}',
    '{"view":{"kind":"digest"}}',
    '{"view":{"kind":"search","query":7}}',
    '{"view":{"kind":"shelf","verdict":"lost"}}',
  ])('takes %s for no deck', (value) => {
    stored.set(NAME, value);
    reload();
    expect(useDeck.getState().open).toBeNull();
  });

  test('takes a filter that it does not know for none', () => {
    stored.set(NAME, '{"view":{"kind":"starred"},"chip":"loud"}');
    reload();
    expect(useView.getState()).toMatchObject({ view: { kind: 'starred' }, chip: 'all' });
  });
});

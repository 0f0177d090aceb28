/**
 * The way to a newer version, as a machine of states without a network in it. Lectern asks the network for nothing by itself:
 * every step is the reader's, or follows from a check that the reader switched on.
 */

/** Why this copy is not updated from within. */
export type NoUpdates = 'unpackaged' | 'unpublished' | 'managed' | 'portable';

export type UpdateState =
  /** Nothing can be asked: it runs from its sources, was built without a place to ask, or the system's packages keep it. */
  | { readonly phase: 'unavailable'; readonly why: NoUpdates }
  | { readonly phase: 'idle'; readonly checkedAt: number | null }
  | { readonly phase: 'checking' }
  | { readonly phase: 'available'; readonly version: string; readonly bytes: number | null }
  /** `fraction` is 0 to 1. */
  | { readonly phase: 'downloading'; readonly version: string; readonly fraction: number }
  /** Downloaded, and its signature and checksum verified. */
  | { readonly phase: 'ready'; readonly version: string }
  | { readonly phase: 'installing'; readonly version: string }
  /** `version` is that of the download that failed; null where the check did. */
  | { readonly phase: 'failed'; readonly version: string | null; readonly why: string };

/** What the reader asks for. */
export type UpdateWish = 'check' | 'download' | 'install';

/** What the updater says. */
export type UpdateEvent =
  | { readonly kind: 'current'; readonly at: number }
  | { readonly kind: 'available'; readonly version: string; readonly bytes: number | null }
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'downloaded'; readonly version: string }
  | { readonly kind: 'error'; readonly why: string };

const LONGEST_WHY = 300;

/** Where a wish leads, and whether the updater is to do it; null where it makes no sense now, and nothing happens. */
export function wished(state: UpdateState, wish: UpdateWish): UpdateState | null {
  const { phase } = state;
  if (wish === 'check')
    return phase === 'idle' || phase === 'failed' || phase === 'available' ? { phase: 'checking' } : null;
  if (wish === 'download') {
    const version = phase === 'available' || phase === 'failed' ? state.version : null;
    return version === null ? null : { phase: 'downloading', version, fraction: 0 };
  }
  return phase === 'ready' ? { phase: 'installing', version: state.version } : null;
}

/** Where the updater's word leads. A word that does not fit what was asked for changes nothing: nothing is downloaded or installed by itself. */
export function heard(state: UpdateState, event: UpdateEvent): UpdateState {
  const { phase } = state;
  switch (event.kind) {
    case 'current':
      return phase === 'checking' ? { phase: 'idle', checkedAt: event.at } : state;
    case 'available':
      return phase === 'checking'
        ? { phase: 'available', version: event.version, bytes: event.bytes }
        : state;
    case 'progress':
      return phase === 'downloading'
        ? { ...state, fraction: Math.min(1, Math.max(state.fraction, event.fraction)) }
        : state;
    case 'downloaded':
      return phase === 'downloading' && event.version === state.version
        ? { phase: 'ready', version: state.version }
        : state;
    case 'error': {
      const why = event.why.slice(0, LONGEST_WHY);
      if (phase === 'checking') return { phase: 'failed', version: null, why };
      if (phase === 'downloading' || phase === 'installing')
        return { phase: 'failed', version: state.version, why };
      return state;
    }
  }
}

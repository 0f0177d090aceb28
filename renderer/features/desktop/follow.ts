import type { DeepLink } from '../../../shared/deep-link.ts';
import { bridge } from '../../bridge.ts';
import { paperDetail } from '../../storage/library.ts';
import { announceProblem } from '../../stores/activity.ts';
import { isDeckOpen, useDeck } from '../../stores/deck.ts';
import { setDesk } from '../../stores/desk.ts';
import { useSettings } from '../../stores/settings.ts';
import { setView, useView } from '../../stores/view.ts';
import { goTo } from '../lists/index.ts';

const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/;
const MOST_LANGUAGES = 20;

/** Gives the desktop what the settings say, as they change, and hears what main says of folders and updates. Answers a function that stops it. */
export function followDesktop(): () => void {
  tell();
  const stops = [
    useSettings.subscribe((now, before) => {
      if (now.tray !== before.tray || now.spelling !== before.spelling) tell();
    }),
    bridge.on('watched', (watched) => setDesk({ watched })),
    bridge.on('update', (update) => setDesk({ update })),
  ];
  void bridge.watched().then((watched) => setDesk({ watched }));
  void lookForUpdates();
  return () => stops.forEach((stop) => stop());
}

function tell(): void {
  const { tray, spelling } = useSettings.getState();
  const languages = navigator.languages.filter((tag) => LANGUAGE.test(tag)).slice(0, MOST_LANGUAGES);
  void bridge.setDesktop({ tray, spelling, languages });
}

/** Asks for a newer version once in a run, where the reader wants that. */
async function lookForUpdates(): Promise<void> {
  const update = await bridge.updateState();
  setDesk({ update });
  const isFresh = update.phase === 'idle' && update.checkedAt === null;
  if (isFresh && useSettings.getState().updatesAtStart) await bridge.wishUpdate('check');
}

/** Opens what a link names, at its highlight; says so where it is not in this library. `choose` opens the choice of a digest. */
export async function followLink(link: DeepLink, choose: () => void): Promise<void> {
  if (link.kind === 'import') return choose();
  const paper = await paperDetail(link.paperId);
  if (paper === null) return announceProblem({ code: 'paper-not-here' });
  // Where no reader is beside the list, go to where the paper stands.
  const { view } = useView.getState();
  if (view.kind === 'picture' || view.kind === 'highlights' || isDeckOpen(useDeck.getState(), view))
    goTo(paper.isTrashed ? { kind: 'trash' } : { kind: 'shelf', verdict: paper.verdict });
  setView({
    overlay: null,
    paperId: paper.id,
    terms: [],
    flashId: link.highlightId,
    selected: new Set(),
    narrowPane: 'reader',
  });
}

import { GalleryHorizontalEnd, PanelLeft, Settings } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { isDeepLink, readDeepLink, type DeepLink } from '../shared/deep-link.ts';
import { t } from '../shared/strings/index.ts';
import { explain, offeredCommands, runCommand } from './app-commands.ts';
import styles from './App.module.css';
import { bridge } from './bridge.ts';
import { followDesktop, followLink, RecentSheet, useBadge, useShare } from './features/desktop/index.ts';
import { FoldersSheet, WatchedBar } from './features/folders/index.ts';
import { GuideSheet, HelpSheet } from './features/help/index.ts';
import {
  importArrived,
  ImportScreen,
  importOffer,
  importOpening,
  importPasted,
  importSample,
  useImport,
} from './features/import/index.ts';
import { addPapersTo, ListPane, targetIds, told, watchReading } from './features/inbox/index.ts';
import { ExportSheet, PrintSheet } from './features/export/index.ts';
import { HistorySheet } from './features/history/index.ts';
import { followKeys, KeysSheet } from './features/keys/index.ts';
import { grantWishes } from './features/outside/index.ts';
import { Deck, openDeck } from './features/deck/index.ts';
import { HighlightsView } from './features/highlights/index.ts';
import { LabelsSheet } from './features/labels/index.ts';
import { HealthSheet, ReportSheet, SaveBanner, SaveStatus, settled } from './features/library/index.ts';
import { goTo, ListMerger, ListPicker, newNamedList } from './features/lists/index.ts';
import { recoverDrafts } from './features/notes/index.ts';
import { countReadingTime, PictureView } from './features/picture/index.ts';
import { flushWriting, PaperSheets, ReaderPane } from './features/reader/index.ts';
import { RereadSheet } from './features/reread/index.ts';
import { QuickOpen, SearchBox, useSmartCounts, type SearchRow } from './features/search/index.ts';
import {
  EmptyLibrary,
  focusList,
  isTyping,
  listenToDrops,
  listenToKeys,
  ThemePicker,
  useLayout,
} from './features/shell/index.ts';
import { followLooks, SettingsSheet } from './features/settings/index.ts';
import { Sidebar } from './features/sidebar/index.ts';
import { followSync, SyncSheet } from './features/sync/index.ts';
import { TagEditSheet, TagsSheet } from './features/tags/index.ts';
import { EraseSheet, TrashBanner } from './features/trash/index.ts';
import { UpdatesSheet } from './features/updates/index.ts';
import { followVault, VaultSheet } from './features/vault/index.ts';
import { WatchSheet } from './features/watch/index.ts';
import * as library from './storage/library.ts';
import { useQuery } from './storage/use-query.ts';
import { announceOffer, announceProblem, useActivity } from './stores/activity.ts';
import { isDeckOpen, useDeck } from './stores/deck.ts';
import { useFocusMode } from './stores/focus-mode.ts';
import { useKeyLabel, useKeys } from './stores/keys.ts';
import { followOpenDeck } from './stores/open-deck.ts';
import { watchOpened } from './stores/opened.ts';
import { DEFAULTS, setSettings, useSettings } from './stores/settings.ts';
import { closeGuide, openGuide, setView, useView } from './stores/view.ts';
import { IconButton } from './ui/Button.tsx';
import { Splitter } from './ui/Splitter.tsx';
import { Toast } from './ui/Toast.tsx';
import { viewTitle } from './view-title.ts';
import { EmptyView } from './EmptyView.tsx';

const mac = navigator.userAgent.includes('Mac');

/** The window: what must be said over everything, and the panes. */
export function App() {
  useOutside();
  return (
    <div className={styles['frame']}>
      <SaveBanner />
      <WatchedBar />
      <Panes />
    </div>
  );
}

/** Composes the panes, and binds what comes from outside (keys, drops, paste, main) to commands. */
function Panes() {
  const { view, paperId, overlay, terms, narrowPane, editingTagId, exporting, guide } = useView();
  const settings = useSettings();
  const layout = useLayout();
  const importing = useImport();
  const inDeck = useDeck((state) => isDeckOpen(state, view));
  const focusMode = useFocusMode((state) => state.on);
  const said = useActivity((state) => state.said);
  const [dropping, setDropping] = useState(false);
  useEffect(
    () => listenToDrops(setDropping, (files) => void bridge.acceptDropped(files).then(importOffer)),
    [],
  );
  const empty = useQuery(library.isEmpty, []);
  const counts = useQuery(library.counts, []);
  const digests = useQuery(library.digests, []) ?? [];
  const lists = useQuery(library.lists, []) ?? [];
  const tags = useQuery(library.tags, []) ?? [];
  const smartLists = useQuery(library.smartLists, []) ?? [];
  const smartCounts = useSmartCounts(smartLists);
  const keyLabel = useKeyLabel();
  const keys = useKeys((state) => state.map);
  const history = useQuery(library.history, []);
  const share = useShare(paperId);
  useEffect(() => {
    if (history) void bridge.setMenuState({ ...history, keys, share });
  }, [history, keys, share]);

  if (empty === undefined) return <div className={styles['window']} aria-busy aria-label={t.shell.loading} />;
  const importScreen = importing.phase !== 'idle';
  const places = { counts, digests, lists, tags, smartLists, smartCounts };
  const place = viewTitle(view, places);
  const one = layout === 'single';
  const papersShow =
    !importScreen && !empty && !inDeck && view.kind !== 'picture' && view.kind !== 'highlights';
  const alone = focusMode && papersShow && paperId !== null;
  const showSidebar = !one && !alone && (settings.sidebar || layout === 'rail');
  const toast = <Toast onUndo={() => runCommand('undo')} undoKey={keyLabel('undo')} />;
  const rail = layout === 'rail' || (importScreen && one);
  return (
    <div className={styles['window']} data-layout={layout}>
      {showSidebar && (
        <div className={styles['sidebar']} style={{ width: rail ? 56 : settings.sidebarWidth }}>
          <Sidebar
            view={view}
            counts={counts}
            digests={digests}
            lists={lists}
            tags={tags}
            smartLists={smartLists}
            smartCounts={smartCounts}
            rail={rail}
            run={runCommand}
            footer={
              <>
                <ThemePicker />
                <IconButton
                  label={t.settings.title}
                  shortcut={keyLabel('settings.open')}
                  icon={<Settings size={16} strokeWidth={1.75} aria-hidden />}
                  onClick={() => runCommand('settings.open')}
                />
                <SaveStatus />
              </>
            }
          />
        </div>
      )}
      {showSidebar && !rail && (
        <Splitter
          width={settings.sidebarWidth}
          min={200}
          max={320}
          normal={DEFAULTS.sidebarWidth}
          onWidth={(sidebarWidth) => setSettings({ sidebarWidth })}
        />
      )}
      {importScreen ? (
        <div className={styles['rest']}>
          <ImportScreen
            lists={lists}
            onClose={() => requestAnimationFrame(focusList)}
            onImported={(done) => {
              announceOffer(done.label, { label: t.deck.goThrough, act: () => goThrough(done.digestId) });
              goTo({ kind: 'shelf', verdict: 'inbox' });
              requestAnimationFrame(focusList);
            }}
          />
          {toast}
        </div>
      ) : empty ? (
        <div className={styles['rest']}>
          <EmptyLibrary
            onChoose={() => runCommand('import.choose')}
            onSample={() => void importSample()}
            pasteKey={keyLabel('import.paste')}
          />
          {toast}
        </div>
      ) : view.kind === 'picture' ? (
        <div className={styles['rest']}>
          <PictureView />
        </div>
      ) : inDeck ? (
        <div className={styles['rest']}>
          <Deck view={view} title={place.title} run={runCommand} onOpenLink={openLink} />
          {toast}
        </div>
      ) : view.kind === 'highlights' ? (
        <div className={styles['rest']}>
          <HighlightsView
            lists={lists}
            tags={tags}
            digests={digests}
            single={one}
            wide={layout === 'wide'}
            run={runCommand}
          />
          {toast}
        </div>
      ) : (
        <>
          {(!one || narrowPane === 'list') && (
            <div
              className={styles['list']}
              data-away={alone}
              style={one ? { flex: 1 } : { width: layout === 'rail' ? 340 : settings.listWidth }}
            >
              <ListPane
                title={place.title}
                count={place.count}
                run={runCommand}
                empty={<EmptyView view={view} counts={counts} />}
                actions={
                  <>
                    <IconButton
                      label={t.commands['deck.open']}
                      shortcut={keyLabel('deck.open')}
                      icon={<GalleryHorizontalEnd size={16} strokeWidth={1.75} />}
                      onClick={() => runCommand('deck.open')}
                    />
                    {layout === 'wide' && (
                      <IconButton
                        label={t.commands['sidebar.toggle']}
                        shortcut={keyLabel('sidebar.toggle')}
                        icon={<PanelLeft size={16} strokeWidth={1.75} />}
                        onClick={() => runCommand('sidebar.toggle')}
                      />
                    )}
                  </>
                }
              />
              {one && toast}
            </div>
          )}
          {layout === 'wide' && !alone && (
            <Splitter
              width={settings.listWidth}
              min={300}
              max={520}
              normal={DEFAULTS.listWidth}
              onWidth={(listWidth) => setSettings({ listWidth })}
            />
          )}
          {(!one || narrowPane === 'reader') && (
            <div className={styles['reader']}>
              <ReaderPane
                paperId={paperId}
                terms={terms}
                fontSize={settings.fontSize}
                alone={alone}
                trashed={<TrashBanner />}
                onCommand={runCommand}
                onDone={told}
                onOpenLink={openLink}
              />
              {toast}
            </div>
          )}
        </>
      )}
      {overlay === 'search' && (
        <SearchBox
          onClose={() => setView({ overlay: null })}
          onOpen={openFound}
          offer={offeredCommands}
          onCommand={runCommand}
        />
      )}
      <PaperSheets overlay={overlay} />
      {overlay === 'open' && (
        <QuickOpen
          onClose={() => setView({ overlay: null })}
          onOpen={(paperId) =>
            setView({ overlay: null, paperId, terms: [], selected: new Set(), narrowPane: 'reader' })
          }
        />
      )}
      {overlay === 'tags' && <TagsSheet />}
      {overlay === 'tag.edit' && <TagEditSheet tags={tags} id={editingTagId} />}
      {overlay === 'erase' && <EraseSheet />}
      {overlay === 'labels' && <LabelsSheet onClose={() => setView({ overlay: null })} />}
      {overlay === 'settings' && <SettingsSheet onClose={() => setView({ overlay: null })} />}
      {overlay === 'export' && (
        <ExportSheet
          place={exporting ?? view}
          title={viewTitle(exporting ?? view, places).title}
          onClose={() => setView({ overlay: null })}
        />
      )}
      {overlay === 'print' && (
        <PrintSheet
          place={exporting ?? view}
          title={viewTitle(exporting ?? view, places).title}
          onClose={() => setView({ overlay: null })}
        />
      )}
      {overlay === 'watch' && <WatchSheet onClose={() => setView({ overlay: null })} />}
      {overlay === 'folders' && <FoldersSheet onClose={() => setView({ overlay: null })} />}
      {overlay === 'recent' && <RecentSheet onClose={() => setView({ overlay: null })} />}
      {overlay === 'updates' && <UpdatesSheet onClose={() => setView({ overlay: null })} />}
      {overlay === 'health' && <HealthSheet />}
      {overlay === 'vault' && <VaultSheet />}
      {overlay === 'sync' && <SyncSheet />}
      <ReportSheet />
      <RereadSheet />
      {overlay === 'keys' && <KeysSheet mac={mac} onClose={() => setView({ overlay: null })} />}
      {overlay === 'history' && <HistorySheet onClose={() => setView({ overlay: null })} />}
      {overlay === 'help' && (
        <HelpSheet
          mac={mac}
          onEdit={() => runCommand('keys.edit')}
          onClose={() => setView({ overlay: null })}
        />
      )}
      {overlay === 'guide' && (
        <GuideSheet
          topic={guide.topic}
          mac={mac}
          onTopic={openGuide}
          onRun={(id) => {
            setView({ overlay: null });
            runCommand(id);
          }}
          onClose={closeGuide}
        />
      )}
      {overlay === 'lists' && (
        <ListPicker
          lists={lists.filter((list) => !list.isArchived)}
          onClose={() => setView({ overlay: null })}
          onPick={(id) => void pickList(id)}
          onCreate={(name) => void library.asCommand('paper.list', () => newNamedList(name)).then(pickList)}
        />
      )}
      {overlay === 'list.merge' && <ListMerger lists={lists} />}
      {dropping && <div className={styles['drop']}>{t.shell.dropHere}</div>}
      <div className="visually-hidden" aria-live="polite">
        {said}
      </div>
    </div>
  );
}

function openFound({ id, kind, paperId, terms }: SearchRow): void {
  const flashId = kind === 'highlight' ? id.slice('highlight:'.length) : null;
  setView({ overlay: null, paperId, terms, flashId, selected: new Set(), narrowPane: 'reader' });
}

async function pickList(listId: string): Promise<void> {
  setView({ overlay: null });
  await library.asCommand('paper.list', () => addPapersTo(targetIds(), listId));
}

function openLink(url: string): void {
  if (isDeepLink(url)) return openDeepLink(readDeepLink(url), url);
  void bridge.openExternal(url).then((opened) => {
    if (!opened) announceProblem({ code: 'link-refused', detail: url });
  });
}

/** Links of our own stay inside; those that are none are refused like any other. */
function openDeepLink(link: DeepLink | null, url: string): void {
  if (link === null) announceProblem({ code: 'link-refused', detail: url });
  else void followLink(link, () => runCommand('import.choose'));
}

/** Lays out a digest as a deck. */
function goThrough(digestId: string): void {
  goTo({ kind: 'digest', id: digestId });
  openDeck();
}

/** Tells main that it may quit, once everything is on the disk. Until then main asks the reader. */
async function flush(): Promise<void> {
  await flushWriting();
  await settled();
  // Notes that were refused while saving failed.
  const written = await flushWriting();
  await settled();
  if (written) await bridge.flushed();
}

/** Everything that reaches the window from outside React. */
function useOutside(): void {
  const run = useEffectEvent(runCommand);
  useEffect(() => followLooks(), []);
  useEffect(() => watchReading(), []);
  useEffect(() => watchOpened(), []);
  useEffect(() => followOpenDeck(), []);
  useEffect(() => recoverDrafts(), []);
  useEffect(() => countReadingTime(), []);
  useEffect(() => followVault(), []);
  useEffect(() => followSync(), []);
  useEffect(() => grantWishes(), []);
  useEffect(() => followKeys(), []);
  useEffect(() => followDesktop(), []);
  useBadge();
  useEffect(() => listenToKeys(mac, run), []);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || !event.clipboardData) return;
      event.preventDefault();
      void importPasted({
        text: event.clipboardData.getData('text/plain'),
        html: event.clipboardData.getData('text/html'),
      });
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);
  useEffect(() => {
    const onRejection = (event: PromiseRejectionEvent): void => {
      if (!(event.reason instanceof library.Refused)) return;
      event.preventDefault();
      explain(event.reason);
    };
    addEventListener('unhandledrejection', onRejection);
    return () => removeEventListener('unhandledrejection', onRejection);
  }, []);
  useEffect(() => {
    const stops = [
      bridge.on('incoming', (offer) => void importOffer(offer)),
      bridge.on('opening', importOpening),
      bridge.on('command', (id) => void run(id)),
      bridge.on('willQuit', () => void flush()),
      bridge.on('arrived', importArrived),
      bridge.on('link', (link) => void followLink(link, () => run('import.choose'))),
    ];
    void bridge.ready().then(importOffer);
    return () => stops.forEach((stop) => stop());
  }, []);
}

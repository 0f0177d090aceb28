import { useMemo, useState } from 'react';
import { VERDICTS } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { useRecentCommands } from '../../stores/recent-commands.ts';
import { SETTINGS } from '../../stores/setting-table.ts';
import {
  paletteGroups,
  type OfferedCommand,
  type OfferedSetting,
  type PaletteGroups,
  type Place,
} from './palette.ts';

/** What the palette offers for a query. `offer` is asked once, when the box opens: the window stands still under it. */
export function usePalette(query: string, offer: () => readonly OfferedCommand[]): PaletteGroups {
  const [commands] = useState(offer);
  const [settings] = useState(settingsOffered);
  const recent = useRecentCommands((state) => state.ids);
  const places = useQuery(readPlaces, []);
  const tags = useQuery(readTags, []);
  // The same options while the query is the same, so that an answer of the search draws none of them again.
  return useMemo(
    () =>
      paletteGroups(query, {
        commands,
        recent,
        settings,
        places: places ?? ownPlaces(),
        tags: tags ?? [],
      }),
    [query, commands, recent, settings, places, tags],
  );
}

const settingsOffered = (): readonly OfferedSetting[] =>
  SETTINGS.map(({ id, group }) => ({ name: t.settings.labels[id], side: t.settings.groups[group] }));

/** Those that every library has. */
const ownPlaces = (): readonly Place[] => [
  ...VERDICTS.map((verdict): Place => ({
    name: t.common.verdicts[verdict],
    view: { kind: 'shelf', verdict },
    side: t.shell.library,
  })),
  { name: t.shell.starred, view: { kind: 'starred' }, side: t.shell.library },
  { name: t.highlights.title, view: { kind: 'highlights' }, side: t.shell.library },
];

async function readPlaces(): Promise<readonly Place[]> {
  const [lists, digests, smart] = await Promise.all([
    library.lists(),
    library.digests(),
    library.smartLists(),
  ]);
  return [
    ...ownPlaces(),
    ...lists.map(({ id, name, papers }): Place => ({
      name,
      view: { kind: 'list', id },
      side: t.common.papers(papers),
    })),
    ...smart.map(({ id, name }): Place => ({ name, view: { kind: 'smart', id }, side: t.search.smartLists })),
    ...digests.map(({ id, name, papers }): Place => ({
      name,
      view: { kind: 'digest', id },
      side: t.common.papers(papers),
    })),
  ];
}

async function readTags(): Promise<readonly Place[]> {
  return (await library.tags()).map(({ id, name, papers }) => ({
    name,
    view: { kind: 'tag', id },
    side: t.common.papers(papers),
  }));
}

/** The palette in the one box: `>` commands and settings, `@` places, `#` tags; for plain words, those that hold them. */
import type { CommandId } from '../../../shared/commands.ts';
import type { View } from '../../../shared/model.ts';
import { byName, holdingName } from '../../../shared/search/by-name.ts';
import { t } from '../../../shared/strings/index.ts';

/** A command as it can be had now; `why` it cannot run, where it cannot. */
export interface OfferedCommand {
  readonly id: CommandId;
  readonly name: string;
  readonly why: string | null;
}

/** A setting, which the sheet of settings then shows; `side` is the group that it stands in. */
export interface OfferedSetting {
  readonly name: string;
  readonly side: string;
}

/** Somewhere to go; `side` says what it is. */
export interface Place {
  readonly name: string;
  readonly view: View;
  readonly side: string;
}

export type PaletteOption =
  | { readonly kind: 'command'; readonly command: OfferedCommand }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'setting'; readonly setting: OfferedSetting };

/** What the palette has, by what it is asked with. */
export interface PaletteGroups {
  readonly commands: readonly PaletteOption[];
  readonly settings: readonly PaletteOption[];
  readonly places: readonly PaletteOption[];
  readonly tags: readonly PaletteOption[];
}

export interface PaletteContents {
  readonly commands: readonly OfferedCommand[];
  /** Commands run last, the latest first. */
  readonly recent: readonly CommandId[];
  readonly settings: readonly OfferedSetting[];
  readonly places: readonly Place[];
  readonly tags: readonly Place[];
}

type Prefix = '>' | '@' | '#';
const FEW = 5;
/** A tag that is written to its end, for the papers that have it. */
const TAGGED = /^#\S+\s/u;

/** What a query begins with that makes it one of the palette, and the rest; null for a search, as one for words with a tag is. */
export function paletteQuery(query: string): { readonly prefix: Prefix; readonly typed: string } | null {
  const [prefix] = query;
  if (TAGGED.test(query)) return null;
  return prefix === '>' || prefix === '@' || prefix === '#' ? { prefix, typed: query.slice(1).trim() } : null;
}

/** What the palette offers for a query. For plain words only what holds them, and a few of it, since they are a search first. */
export function paletteGroups(query: string, contents: PaletteContents): PaletteGroups {
  const asked = paletteQuery(query);
  if (asked === null) return besideResults(query.trim(), contents);
  return {
    commands: asked.prefix === '>' ? commandsLike(asked.typed, contents) : [],
    settings: asked.prefix === '>' ? like(contents.settings, asked.typed).map(toSetting) : [],
    places: asked.prefix === '@' ? like(contents.places, asked.typed).map(toPlace) : [],
    tags: asked.prefix === '#' ? like(contents.tags, asked.typed).map(toPlace) : [],
  };
}

function besideResults(typed: string, { commands, settings, places, tags }: PaletteContents): PaletteGroups {
  // A single letter is in most of them.
  if (Array.from(typed).length < 2 && !/\p{Ideographic}/u.test(typed))
    return { commands: [], settings: [], places: [], tags: [] };
  const few = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] =>
    holdingName(all, typed).slice(0, FEW);
  return {
    commands: few(commands.filter(({ why }) => why === null)).map(toCommand),
    settings: few(settings).map(toSetting),
    places: few(places).map(toPlace),
    tags: few(tags).map(toPlace),
  };
}

/** All commands, those run last first; of those that are like what is typed, first those that can run now. None that is merely like what names a setting. */
function commandsLike(
  typed: string,
  { commands, recent, settings }: PaletteContents,
): readonly PaletteOption[] {
  const rank = (id: CommandId): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const latest = commands.toSorted((a, b) => rank(a.id) - rank(b.id));
  const { holding, like: alike } = byName(latest, typed);
  const isSetting = holding.length === 0 && holdingName(settings, typed).length > 0;
  const found = isSetting ? [] : [...holding, ...alike];
  return [...found.filter(({ why }) => why === null), ...found.filter(({ why }) => why !== null)].map(
    toCommand,
  );
}

function like<T extends { readonly name: string }>(all: readonly T[], typed: string): readonly T[] {
  const found = byName(all, typed);
  return [...found.holding, ...found.like];
}

const toCommand = (command: OfferedCommand): PaletteOption => ({ kind: 'command', command });
const toSetting = (setting: OfferedSetting): PaletteOption => ({ kind: 'setting', setting });
const toPlace = (place: Place): PaletteOption => ({ kind: 'place', place });

/** The sections of a query of the palette, with their titles; none is empty. */
export const titledGroups = ({ commands, settings, places, tags }: PaletteGroups) =>
  [
    { title: t.keys.palette.places, options: places },
    { title: t.keys.palette.tags, options: tags },
    { title: t.keys.palette.commands, options: commands },
    { title: t.settings.title, options: settings },
  ].filter(({ options }) => options.length > 0);

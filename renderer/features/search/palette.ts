/** The palette in the one box: `>` commands, `@` places, `#` tags; for plain words, those that hold them. */
import type { CommandId } from '../../../shared/commands.ts';
import type { View } from '../../../shared/model.ts';
import { byName } from '../../../shared/search/by-name.ts';
import { t } from '../../../shared/strings/index.ts';

/** A command as it can be had now; `why` it cannot run, where it cannot. */
export interface OfferedCommand {
  readonly id: CommandId;
  readonly name: string;
  readonly why: string | null;
}

/** Somewhere to go; `side` says what it is. */
export interface Place {
  readonly name: string;
  readonly view: View;
  readonly side: string;
}

export type PaletteOption =
  | { readonly kind: 'command'; readonly command: OfferedCommand }
  | { readonly kind: 'place'; readonly place: Place };

/** What the palette has, by what it is asked with. */
export interface PaletteGroups {
  readonly commands: readonly PaletteOption[];
  readonly places: readonly PaletteOption[];
  readonly tags: readonly PaletteOption[];
}

export interface PaletteContents {
  readonly commands: readonly OfferedCommand[];
  /** Commands run last, the latest first. */
  readonly recent: readonly CommandId[];
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
    places: asked.prefix === '@' ? named(contents.places, asked.typed) : [],
    tags: asked.prefix === '#' ? named(contents.tags, asked.typed) : [],
  };
}

function besideResults(typed: string, { commands, places, tags }: PaletteContents): PaletteGroups {
  if (typed === '') return { commands: [], places: [], tags: [] };
  const holding = byName(
    commands.filter(({ why }) => why === null),
    typed,
  ).holding;
  return {
    commands: holding.slice(0, FEW).map(toCommand),
    places: byName(places, typed).holding.slice(0, FEW).map(toPlace),
    tags: byName(tags, typed).holding.slice(0, FEW).map(toPlace),
  };
}

/** All commands, those run last first; of those that are like what is typed, first those that can run now. */
function commandsLike(typed: string, { commands, recent }: PaletteContents): readonly PaletteOption[] {
  const rank = (id: CommandId): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const latest = commands.toSorted((a, b) => rank(a.id) - rank(b.id));
  const { holding, like } = byName(latest, typed);
  const found = [...holding, ...like];
  return [...found.filter(({ why }) => why === null), ...found.filter(({ why }) => why !== null)].map(
    toCommand,
  );
}

function named(places: readonly Place[], typed: string): readonly PaletteOption[] {
  const { holding, like } = byName(places, typed);
  return [...holding, ...like].map(toPlace);
}

const toCommand = (command: OfferedCommand): PaletteOption => ({ kind: 'command', command });
const toPlace = (place: Place): PaletteOption => ({ kind: 'place', place });

/** The sections of a query of the palette, with their titles; none is empty. */
export const titledGroups = ({ commands, places, tags }: PaletteGroups) =>
  [
    { title: t.keys.palette.places, options: places },
    { title: t.keys.palette.tags, options: tags },
    { title: t.keys.palette.commands, options: commands },
  ].filter(({ options }) => options.length > 0);

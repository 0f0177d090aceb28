/**
 * Which of two versions of a text holds the other. A version is named by its clock; it holds everything that its own device
 * wrote before, and of every other device all up to the version named in `seen`. So a version vector travels with each
 * version, and nobody needs the history of a text to tell an edit of this very version from one that knew nothing of it.
 * Two that know nothing of one another are merged by words into a third, whose clock follows from theirs: whoever merges
 * the same two makes the same version, and the merging ends.
 */
import { clockAfter, clockDevice, type Clock } from '../change.ts';
import { createCrc, CRC32 } from '../crc.ts';
import { mergeText } from '../merge-text.ts';

/** One version of a text. */
export interface TextVersion {
  readonly clock: Clock;
  readonly text: string;
  /** The last version of every other device that is in it. */
  readonly seen: readonly Clock[];
}

/** Begins the device of a clock that no device gave: that of a merge. No device is named so. */
const MERGE = '_';
const MERGE_DIGITS = 7;
const crc32 = createCrc(CRC32);

/** Per device, the last of its versions that a version holds, itself included. */
export function holdsOf({ clock, seen }: Pick<TextVersion, 'clock' | 'seen'>): readonly Clock[] {
  const last = new Map<string, Clock>();
  for (const each of [...seen, clock]) {
    const device = clockDevice(each);
    if (device === '' || device.startsWith(MERGE)) continue;
    if (each > (last.get(device) ?? '')) last.set(device, each);
  }
  return [...last.values()].toSorted();
}

/** What an edit of a version by a device has seen. */
export const seenAfter = (version: Pick<TextVersion, 'clock' | 'seen'>, device: string): readonly Clock[] =>
  holdsOf(version).filter((clock) => clockDevice(clock) !== device);

/** Whether `a` holds everything that is in `b`. */
export function holds(
  a: Pick<TextVersion, 'clock' | 'seen'>,
  b: Pick<TextVersion, 'clock' | 'seen'>,
): boolean {
  const last = new Map(holdsOf(a).map((clock) => [clockDevice(clock), clock]));
  return holdsOf(b).every((clock) => clock <= (last.get(clockDevice(clock)) ?? ''));
}

/** The versions that no other holds, the oldest first. Of several that hold the same, the latest. */
export function heads(versions: readonly TextVersion[]): readonly TextVersion[] {
  const sorted = versions.toSorted((a, b) => (a.clock < b.clock ? -1 : 1));
  return sorted.filter(
    (version, at) =>
      !sorted.some(
        (other, place) => place !== at && holds(other, version) && (place > at || !holds(version, other)),
      ),
  );
}

/**
 * The version that holds all of these, none of which holds another, with a clock after `last`, the latest of all. `earlier` are
 * versions that may be what they were edited from: the last that two hold is merged from, or else what both have in common.
 * No word is dropped (`merge-text.ts`). Null for no version.
 */
export function mergeVersions(
  versions: readonly TextVersion[],
  earlier: readonly TextVersion[],
  last: Clock,
): TextVersion | null {
  const [first, ...others] = versions;
  if (first === undefined) return null;
  const merged = others.reduce((a, b) => mergeTwo(a, b, earlier), first);
  const seen = holdsOf(merged);
  return { clock: clockAfter(last, MERGE + nameOf(seen)), text: merged.text, seen };
}

function mergeTwo(a: TextVersion, b: TextVersion, earlier: readonly TextVersion[]): TextVersion {
  const common = earlier
    .filter((each) => each.text !== '' && holdsOf(each).length > 0 && holds(a, each) && holds(b, each))
    .reduce<TextVersion | null>(
      (last, each) => (last === null || each.clock > last.clock ? each : last),
      null,
    );
  const seen = holdsOf({ clock: a.clock, seen: [...a.seen, ...holdsOf(b)] });
  // Named by what it has seen alone, as merges are.
  return { clock: MERGE, text: mergeText(common?.text ?? null, a.text, b.text), seen };
}

/** The same for the same, whoever asks. */
const nameOf = (seen: readonly Clock[]): string =>
  crc32(new TextEncoder().encode(seen.join(' ')))
    .toString(36)
    .padStart(MERGE_DIGITS, '0')
    .slice(-MERGE_DIGITS);

/** Pure rules of moving through a list. */

/** The id `step` places on from `id`, held at the ends; the first when `id` is not there. Null in an empty list. */
export function neighbour(ids: readonly string[], id: string | null, step: number): string | null {
  const at = id === null ? -1 : ids.indexOf(id);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** Where to go when `leaving` are dealt with: the first id after the last of them that is not leaving, else the nearest before. */
export function afterLeaving(ids: readonly string[], leaving: ReadonlySet<string>): string | null {
  const last = ids.findLastIndex((id) => leaving.has(id));
  if (last < 0) return ids[0] ?? null;
  const next = ids.slice(last + 1).find((id) => !leaving.has(id));
  return next ?? ids.slice(0, last).findLast((id) => !leaving.has(id)) ?? null;
}

/** All ids from `from` to `to`, both included, whichever comes first. */
export function range(ids: readonly string[], from: string, to: string): string[] {
  const a = ids.indexOf(from);
  const b = ids.indexOf(to);
  return a < 0 || b < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

import type { Json } from '../../shared/change.ts';
import type { ParseOptions } from '../../shared/digest/report.ts';

/** What the reader corrected, as it is recorded with the digest; null for nothing. It is `ParseOptions` without what is empty. */
export function correctionsOf({ encoding, roles = {}, keepPrefix = [], rules = [] }: ParseOptions): Json {
  const recorded: Json = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(Object.keys(roles).length === 0 ? {} : { roles }),
    ...(keepPrefix.length === 0 ? {} : { keepPrefix }),
    ...(rules.length === 0 ? {} : { rules: rules.map((rule) => ({ ...rule })) }),
  };
  return Object.keys(recorded).length === 0 ? null : recorded;
}

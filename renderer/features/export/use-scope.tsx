import { useEffect, useState, type ReactNode } from 'react';
import type { View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { flushTexts } from '../writing/index.ts';
import { Choice } from './Choice.tsx';
import { scopedIds, SCOPES, type Scope, type ScopedIds } from './scope.ts';

const NONE: readonly string[] = [];

interface Scoped {
  readonly ids: readonly string[];
  /** Whether they have been looked up by now. */
  readonly isKnown: boolean;
  readonly scope: Scope;
  /** The field in which another scope is chosen. */
  readonly choice: ReactNode;
}

/** Which papers leave the library, once all that was typed is written. `title` is what the place is called. */
export function useScope(place: View, title: string): Scoped {
  const [scopes, setScopes] = useState<ScopedIds | null>(null);
  const [asked, setScope] = useState<Scope | null>(null);
  useEffect(() => {
    void flushTexts()
      .then(() => scopedIds(place))
      .then(setScopes);
  }, [place]);
  const scope = asked ?? (scopes === null ? 'view' : firstOf(scopes));
  const shown = SCOPES.filter((each) => each === scope || (scopes?.[each].length ?? 0) > 0);
  const name = (each: Scope): string => {
    const n = scopes?.[each].length ?? 0;
    return each === 'view' ? t.exports.scopes.view(title, n) : t.exports.scopes[each](n);
  };
  return {
    ids: scopes?.[scope] ?? NONE,
    isKnown: scopes !== null,
    scope,
    choice: (
      <Choice
        label={t.exports.what}
        value={scope}
        options={shown.map((each) => [each, name(each)])}
        onChoose={setScope}
      />
    ),
  };
}

/** Several selected papers are what is meant; one alone is open by chance. */
function firstOf(scopes: ScopedIds): Scope {
  if (scopes.selected.length > 1) return 'selected';
  return scopes.view.length > 0 ? 'view' : 'library';
}

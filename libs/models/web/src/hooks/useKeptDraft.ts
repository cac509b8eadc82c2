import { readKept, writeKept } from '@province-comuni/shared-ui';
import { useState } from 'react';

/** A text being written, kept in this browser until it is saved or given up: a closed lid or a lost line takes nothing away. */
export function useKeptDraft<T>(key: string, initial: T): { readonly value: T; readonly restored: boolean; keep(value: T): void; forget(): void } {
  const [{ value, restored }, setState] = useState(() => {
    const kept = readKept<T>(key);
    return { value: kept ?? initial, restored: kept !== null };
  });
  return {
    value,
    restored,
    keep: (next) => {
      writeKept(key, next);
      setState((state) => ({ ...state, value: next }));
    },
    forget: () => writeKept(key, null),
  };
}

import { useState } from 'react';

/** A text being written, kept in this browser until it is saved or given up: a closed lid or a lost line takes nothing away. */
export function useKeptDraft<T>(key: string, initial: T): { readonly value: T; readonly restored: boolean; keep(value: T): void; forget(): void } {
  const [{ value, restored }, setState] = useState(() => {
    const kept = read<T>(key);
    return { value: kept ?? initial, restored: kept !== null };
  });
  return {
    value,
    restored,
    keep: (next) => {
      write(key, next);
      setState((state) => ({ ...state, value: next }));
    },
    forget: () => remove(key),
  };
}

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or closed storage: the text is still on the page.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

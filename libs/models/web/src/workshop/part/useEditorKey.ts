import { parseRichText } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';
import { useRef } from 'react';

/** A key for what holds its own copy of a value from when it is opened. */
export interface EditorKey<T> {
  readonly key: number;
  /** To be told what the editor itself wrote. */
  note(value: T): void;
}

/**
 * The key changes only when the page has to show another value than the one the editor holds (a change taken back, a colleague's text):
 * saving leaves the cursor where it is.
 */
export function useEditorKey<T>(value: T): EditorKey<T> {
  const held = useRef(value);
  const count = useRef(0);
  if (held.current !== value) {
    if (canonical(held.current) !== canonical(value)) count.current += 1;
    held.current = value;
  }
  return {
    key: count.current,
    note: (written) => {
      held.current = written;
    },
  };
}

/** Texts that say the same have the same canonical form, also where an editor spells out what the server leaves out. */
function canonical(value: unknown): string {
  const doc = Array.isArray(value) ? { type: 'doc', content: [{ type: 'paragraph', content: value as readonly unknown[] }] } : value;
  try {
    return canonicalJson(parseRichText(doc, { allowLogic: true }));
  } catch {
    return canonicalJson(value);
  }
}

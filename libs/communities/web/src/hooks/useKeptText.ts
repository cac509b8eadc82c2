import { isEmptyPost, type PostText } from '@province-comuni/communities-contract';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { KeepPostDraftDocument, PostDraftDocument, type DiscussionKind } from '../generated/graphql.js';

/** What is being written. */
export interface Written {
  readonly kind: DiscussionKind | null;
  readonly title: string;
  readonly text: PostText;
}

/** Where: an answer, or a new discussion. */
export type WritingPlace = { readonly discussionId: string } | { readonly communityId: string };

export interface KeptText {
  /** What was found, of this device or of another; null while it is looked for. */
  readonly found: Written | null;
  /** Something was found that says something. */
  readonly restored: boolean;
  keep(written: Written): void;
  /** It was sent, or given up. */
  forget(): void;
}

const SETTLED_MS = 1_500;
const NOTHING: Written = { kind: null, title: '', text: { type: 'doc', content: [] } };

/** A text being written, kept in this browser at every key and on the server a moment later: a closed lid, a lost line or another device takes nothing away. */
export function useKeptText(place: WritingPlace, ready: boolean): KeptText {
  const client = useApolloClient();
  const key = 'discussionId' in place ? `pc-draft-discussion-${place.discussionId}` : `pc-draft-community-${place.communityId}`;
  const [found, setFound] = useState<Written | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef(place);
  input.current = place;
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    const local = read(key);
    const look = async (): Promise<Written> => {
      const variables = { discussionId: null, communityId: null, ...input.current };
      const draft = (await client.query({ query: PostDraftDocument, variables, fetchPolicy: 'no-cache' }).catch(() => null))?.data?.postDraft;
      const isNewer = draft && (!local || new Date(draft.updatedAt).getTime() > local.at);
      return isNewer ? { kind: draft.kind, title: draft.title, text: draft.text as PostText } : (local?.written ?? NOTHING);
    };
    void look().then((written) => !gone && setFound(written));
    return () => {
      gone = true;
    };
  }, [client, key, ready]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = useCallback((written: Written) => void client.mutate({ mutation: KeepPostDraftDocument, variables: { input: { ...input.current, ...written } } }).catch(() => undefined), [client]);
  const keep = useCallback(
    (written: Written) => {
      write(key, { at: Date.now(), written });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => send(written), SETTLED_MS);
    },
    [key, send],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    remove(key);
    setFound(NOTHING);
  }, [key]);
  return { found, restored: found !== null && !(isEmptyPost(found.text) && found.title.trim() === ''), keep, forget };
}

function read(key: string): { readonly at: number; readonly written: Written } | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as { at: number; written: Written });
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

import { isEmptyPost, type PostText } from '@province-comuni/communities-contract';
import { readKept, writeKept } from '@province-comuni/shared-ui';
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

/** As it is kept in this browser. */
export interface WrittenHere {
  /** When it was typed, in milliseconds of this device. */
  readonly at: number;
  readonly written: Written;
  /** The server has these words: where it has them no more, they were sent or given up elsewhere. */
  readonly saved: boolean;
  /** Sent again after a lost answer, also by a page that was loaded anew, they are the same post. */
  readonly clientKey: string;
}

export interface KeptText {
  /** What was found, of this device or of another; null while it is looked for. */
  readonly found: Written | null;
  /** Something was found that says something. */
  readonly restored: boolean;
  /** By which the server knows the post that these words become. */
  readonly clientKey: string;
  keep(written: Written): void;
  /** It was not taken: the server has it to itself before the page that it was written on goes. Never fails: the words are in this browser too. */
  save(): Promise<void>;
  /** It was sent, or given up. */
  forget(): void;
}

const SETTLED_MS = 1_500;
const AGAIN_MS = 15_000;
const NOTHING: Written = { kind: null, title: '', text: { type: 'doc', content: [] } };

/** Under what a text is kept in this browser. */
export const draftPlace = (place: WritingPlace): string => ('discussionId' in place ? `pc-draft-discussion-${place.discussionId}` : `pc-draft-community-${place.communityId}`);

/** A text being written, kept in this browser at every key and on the server a moment later: a closed lid, a lost line or another device takes nothing away. */
export function useKeptText(place: WritingPlace, ready: boolean): KeptText {
  const client = useApolloClient();
  const key = draftPlace(place);
  const [found, setFound] = useState<Written | null>(null);
  const [clientKey, setClientKey] = useState(() => readKept<WrittenHere>(key)?.clientKey ?? (crypto.randomUUID() as string));
  const now = useRef({ key, clientKey });
  now.current = { key, clientKey };
  const input = useRef(place);
  input.current = place;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<unknown>>(null);
  const send = useCallback(
    (written: Written) => {
      const sent = client.mutate({ mutation: KeepPostDraftDocument, variables: { input: { ...input.current, ...written } } });
      const settled = sent.catch(() => undefined).finally(() => running.current === settled && (running.current = null));
      running.current = settled;
      return sent;
    },
    [client],
  );

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const here = readKept<WrittenHere>(now.current.key);
    if (!here || here.saved) return;
    try {
      const { data } = await send(here.written);
      if (data?.keepPostDraft.__typename !== 'CommunityDone') return;
      const after = readKept<WrittenHere>(now.current.key);
      if (after?.at === here.at) writeKept(now.current.key, { ...after, saved: true } satisfies WrittenHere);
    } catch {
      // No line, or no session: once more, as long as the page is there; after that when it is opened again.
      timer.current = setTimeout(() => void save(), AGAIN_MS);
    }
  }, [send]);
  useEffect(() => {
    if (!ready) return;
    let gone = false;
    const look = async (): Promise<Written> => {
      const here = readKept<WrittenHere>(key);
      const variables = { discussionId: null, communityId: null, ...input.current };
      const answer = await client.query({ query: PostDraftDocument, variables, fetchPolicy: 'no-cache' }).catch(() => null);
      const there = answer?.data?.postDraft;
      const at = there ? new Date(there.updatedAt).getTime() : 0;
      if (there && !(here && here.at >= at)) {
        const written = { kind: there.kind, title: there.title, text: there.text as PostText };
        writeKept(key, { at, written, saved: true, clientKey: now.current.clientKey } satisfies WrittenHere);
        return written;
      }
      if (!here) return NOTHING;
      if (answer?.data && !there && here.saved) {
        writeKept(key, null);
        return NOTHING;
      }
      if (answer?.data) void save();
      return here.written;
    };
    void look().then((written) => !gone && setFound(written));
    return () => {
      gone = true;
    };
  }, [client, key, ready, save]);
  useEffect(() => {
    const online = (): void => void save();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      // What was typed last is not waited for any more.
      if (ready) void save().finally(() => clearTimeout(timer.current));
    };
  }, [save, ready]);
  const keep = useCallback(
    (written: Written) => {
      writeKept(now.current.key, { at: Date.now(), written, saved: false, clientKey: now.current.clientKey } satisfies WrittenHere);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SETTLED_MS);
    },
    [save],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    writeKept(now.current.key, null);
    // Words on their way to the server arrive after the post that they became.
    void running.current?.then(() => send(NOTHING)).catch(() => undefined);
    setClientKey(crypto.randomUUID());
    setFound(NOTHING);
  }, [send]);
  return { found, restored: found !== null && !(isEmptyPost(found.text) && found.title.trim() === ''), clientKey, keep, save, forget };
}

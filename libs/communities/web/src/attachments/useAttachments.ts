import { readKept, writeKept } from '@province-comuni/shared-ui';
import { LARGEST_AT_ONCE, uploadFile } from '@province-comuni/shared-web-graphql';
import { useEffect, useRef, useState } from 'react';
import type { PostAttachmentInput } from '../generated/graphql.js';

/** As many as a post may have. */
export const MOST_ATTACHMENTS = 10;

/** What is going to go with a post: a file on its way, or a document that was chosen. */
export interface AttachmentItem {
  readonly key: string;
  readonly title: string;
  /** Name of the file; empty of a document. */
  readonly fileName: string;
  /** Bytes; 0 of a document. */
  readonly size: number;
  readonly sent: number;
  readonly step: 'sending' | 'done' | 'failed';
  /** Why it failed: a sentence of the server, or `empty`, `tooLarge`. */
  readonly problem: string;
  readonly uploadId: string | null;
  readonly documentId: string | null;
}

export interface Attachments {
  readonly items: readonly AttachmentItem[];
  /** Files or documents of a choice that had no room any more. */
  readonly left: number;
  /** Something has not arrived yet, or failed: the post waits. */
  readonly isUnfinished: boolean;
  readonly inputs: PostAttachmentInput[];
  add(files: readonly File[], enteId: string): void;
  choose(document: { readonly id: string; readonly title: string }): void;
  retitle(key: string, title: string): void;
  retry(key: string): void;
  remove(key: string): void;
  clear(): void;
}

const keptAt = (place: string): string => `pc-attachments-${place}`;

/** What has arrived for a post that is being written there. */
export function keptAttachments(place: string): readonly AttachmentItem[] {
  return readKept<readonly AttachmentItem[]>(keptAt(place)) ?? [];
}

/** What goes with a post that is being written. What has arrived is kept in this browser with the text. @param place where it is written */
export function useAttachments(place: string): Attachments {
  const kept = keptAt(place);
  const [items, setItems] = useState<readonly AttachmentItem[]>(() => keptAttachments(place));
  const [left, setLeft] = useState(0);
  // What is dropped before the page is drawn again counts too.
  const now = useRef(items);
  now.current = items;
  const files = useRef(new Map<string, { readonly file: File; readonly enteId: string }>());
  useEffect(() => {
    const done = items.filter(({ step }) => step === 'done');
    writeKept(kept, done.length === 0 ? null : done);
  }, [items, kept]);
  const change = (key: string, changed: Partial<AttachmentItem>): void => setItems((before) => before.map((item) => (item.key === key ? { ...item, ...changed } : item)));

  async function send(key: string): Promise<void> {
    const { file, enteId } = files.current.get(key)!;
    change(key, { step: 'sending', problem: '', sent: 0 });
    try {
      const uploadId = await uploadFile(file, enteId, (sent) => change(key, { sent }));
      change(key, { step: 'done', uploadId });
    } catch (error) {
      change(key, { step: 'failed', problem: (error as Error).message });
    }
  }
  function put(more: readonly AttachmentItem[]): readonly AttachmentItem[] {
    const room = more.slice(0, Math.max(0, MOST_ATTACHMENTS - now.current.length));
    setLeft(more.length - room.length);
    now.current = [...now.current, ...room];
    setItems(now.current);
    return room;
  }
  return {
    items,
    left,
    isUnfinished: items.some(({ step }) => step !== 'done'),
    inputs: items.map(({ documentId, uploadId, title }) => ({ documentId, uploadId, title: documentId ? '' : title })),
    add(chosen, enteId) {
      const fresh = chosen.map((file) => ({ file, item: newItem(file) }));
      for (const { file, item } of fresh) files.current.set(item.key, { file, enteId });
      for (const { key, step } of put(fresh.map(({ item }) => item))) if (step === 'sending') void send(key);
    },
    choose({ id, title }) {
      if (!items.some(({ documentId }) => documentId === id)) put([{ key: crypto.randomUUID(), title, fileName: '', size: 0, sent: 0, step: 'done', problem: '', uploadId: null, documentId: id }]);
    },
    retitle: (key, title) => change(key, { title }),
    retry: (key) => void send(key),
    remove(key) {
      files.current.delete(key);
      setLeft(0);
      setItems((before) => before.filter((item) => item.key !== key));
    },
    clear() {
      files.current.clear();
      setLeft(0);
      setItems([]);
    },
  };
}

function newItem({ name, size }: File): AttachmentItem {
  const problem = size === 0 ? 'empty' : size > LARGEST_AT_ONCE ? 'tooLarge' : '';
  return { key: crypto.randomUUID(), title: name.replace(/\.[a-z0-9]{1,5}$/i, '').replaceAll('_', ' '), fileName: name, size, sent: 0, step: problem ? 'failed' : 'sending', problem, uploadId: null, documentId: null };
}

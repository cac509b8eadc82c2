import type { NewsletterInput, NewsletterQuery } from './generated/graphql.js';

export interface DraftItem {
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly note: string;
  /** Null: it is there no more, or is not for who composes. */
  readonly title: string | null;
}

export interface DraftSection {
  readonly key: string;
  readonly heading: string;
  readonly items: readonly DraftItem[];
}

/** An issue as it stands on the page. */
export interface NewsletterDraft {
  readonly title: string;
  readonly intro: string;
  readonly readers: string;
  readonly sections: readonly DraftSection[];
}

export const emptySection = (): DraftSection => ({ key: crypto.randomUUID(), heading: '', items: [] });

export function emptyDraft(): NewsletterDraft {
  return { title: '', intro: '', readers: 'TUTTI', sections: [emptySection()] };
}

export function draftOf({ title, intro, readers, sections }: NonNullable<NewsletterQuery['newsletter']>): NewsletterDraft {
  return { title, intro, readers, sections: sections.map(({ heading, items }) => ({ key: crypto.randomUUID(), heading, items: items.map(({ kind, id, note, title: name }) => ({ key: crypto.randomUUID(), kind, id, note, title: name })) })) };
}

export function inputOf({ title, intro, readers, sections }: NewsletterDraft): NewsletterInput {
  return { title, intro, readers, sections: sections.map(({ heading, items }) => ({ heading, items: items.map(({ kind, id, note }) => ({ kind, id, note })) })) };
}

/** The list with the one at this place a step up or down. */
export function moved<T>(list: readonly T[], place: number, by: 1 | -1): readonly T[] {
  const target = place + by;
  if (target < 0 || target >= list.length) return list;
  const next = [...list];
  [next[place], next[target]] = [next[target]!, next[place]!];
  return next;
}

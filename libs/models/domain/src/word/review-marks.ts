import { createHash } from 'node:crypto';
import type { RevisionMarks } from '@province-comuni/platform-ports';

/** What a file for revision says of itself: which of our files it is. */
export interface ReviewSeal {
  readonly reviewId: string;
  readonly instanceId: string;
  readonly actKey: string;
  readonly dataRevision: number;
  /** SHA-256 of the act's normalised text, as exports record it. */
  readonly textSha256: string;
}

const NAMES = { reviewId: 'PC Revisione', instanceId: 'PC Istanza', actKey: 'PC Atto', dataRevision: 'PC Dati', textSha256: 'PC Testo' } as const;

/** The name of the bookmark around a clause: of its id, which survives versions, within the 40 signs that Word keeps. */
export function clauseBookmark(clauseId: string): string {
  return `PC_${createHash('sha256').update(clauseId).digest('hex').slice(0, 32)}`;
}

/** The marks of a file that goes out. */
export function revisionMarks(seal: ReviewSeal, clauseIds: readonly string[]): RevisionMarks {
  return {
    bookmarks: new Map(clauseIds.map((id) => [id, clauseBookmark(id)])),
    properties: Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [name, String(seal[key as keyof ReviewSeal])])),
  };
}

/** The seal of a file that came back; null where it has none of ours. */
export function readSeal(properties: Readonly<Record<string, string>>): ReviewSeal | null {
  const { reviewId, instanceId, actKey, textSha256 } = Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, properties[name]?.trim() ?? ''])) as Record<keyof ReviewSeal, string>;
  const dataRevision = Number(properties[NAMES.dataRevision]);
  return reviewId !== '' && instanceId !== '' && actKey !== '' && Number.isInteger(dataRevision) ? { reviewId, instanceId, actKey, dataRevision, textSha256 } : null;
}

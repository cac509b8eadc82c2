import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { DocumentId, Visibility } from '../document/document.js';

/** Identifier (UUID) of a collection. */
export type CollectionId = Brand<string, 'CollectionId'>;
/** Identifier (UUID) of a part of a collection. */
export type PartId = Brand<string, 'PartId'>;

/** What is said of a collection. */
export interface CollectionFields {
  readonly title: string;
  readonly abstract: string;
}

/** Documents that somebody put together, in an order; of an Ente, or curated by UPI. */
export interface Collection extends CollectionFields {
  readonly id: CollectionId;
  readonly enteId: EnteId;
  readonly visibility: Visibility;
  /** With `ENTI`: whom it is shared with. */
  readonly sharedWith: readonly string[];
  /** Shown in the front of the library: UPI's own, when it is for others too. */
  readonly curated: boolean;
  /** Counts every change: who changes something says which one he saw. */
  readonly revision: number;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A stretch of a collection with its documents in order. The first one has no title; parts have no parts. */
export interface CollectionPart {
  readonly id: PartId;
  /** Empty only for what stands before the first titled part. */
  readonly title: string;
  readonly documentIds: readonly DocumentId[];
}

export const MOST_DOCUMENTS = 200;
export const MOST_PARTS = 30;

/** All documents of the parts, in order. */
export function documentsOf(parts: readonly CollectionPart[]): DocumentId[] {
  return parts.flatMap(({ documentIds }) => documentIds);
}

/**
 * The order that somebody asks for, without losing what he does not see: documents hidden from him stay in their part, or in the first one when their part goes.
 * @param hidden documents of the collection that he may not read
 */
export function keepHidden(before: readonly CollectionPart[], wanted: readonly CollectionPart[], hidden: ReadonlySet<DocumentId>): CollectionPart[] {
  const lost = new Map<PartId | null, DocumentId[]>();
  for (const part of before) {
    const home = wanted.some(({ id }) => id === part.id) ? part.id : null;
    lost.set(home, [...(lost.get(home) ?? []), ...part.documentIds.filter((id) => hidden.has(id))]);
  }
  return wanted.map((part, index) => ({ ...part, documentIds: [...part.documentIds.filter((id) => !hidden.has(id)), ...(lost.get(part.id) ?? []), ...(index === 0 ? (lost.get(null) ?? []) : [])] }));
}

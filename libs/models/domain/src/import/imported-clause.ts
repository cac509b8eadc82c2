import type { ClauseKind, Inline, RichText } from '@province-comuni/shared-act-tree';

/** A clause as it was found in the document that a Provincia brings. */
export interface ImportedClause {
  /** UUID: the id it takes in the instance if it stays as a local clause. */
  readonly id: string;
  readonly kind: ClauseKind;
  /** Number of the article as the document counts it; null where the kind has none. */
  readonly number: string | null;
  /** What stood before the heading: "Art. 3 –". */
  readonly label: string;
  readonly heading: readonly Inline[];
  readonly body: RichText;
}

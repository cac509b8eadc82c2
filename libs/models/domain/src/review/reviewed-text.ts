import { createHash } from 'node:crypto';
import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';
import type { InstanceClause, InstanceEvent } from '../instance/instance.js';

/** The own text of a clause: heading and body, with variables and references unresolved. */
export interface ReviewedText {
  readonly heading: readonly Inline[];
  readonly body: RichText;
}

/** SHA-256 of a clause's own text: two texts are the same exactly when their hashes are. */
export function reviewedTextHash({ heading, body }: ReviewedText): string {
  return createHash('sha256').update(canonicalJson({ heading, body })).digest('hex');
}

/**
 * The text of a clause that somebody had before him, by its hash: the text of now, the model's, or one of its history. Null when it was none of these.
 * @param history events of this clause
 * @param model the model's text; undefined for an added clause
 */
export function textWithHash(hash: string, current: ReviewedText, model: ReviewedText | undefined, history: readonly InstanceEvent[]): ReviewedText | null {
  const earlier = history.flatMap(({ before, after }) => [before, after]).map((clause) => textOfStored(clause, model));
  return [current, model, ...earlier].find((text) => text && reviewedTextHash(text) === hash) ?? null;
}

function textOfStored(stored: unknown, model: ReviewedText | undefined): ReviewedText | undefined {
  if (typeof stored !== 'object' || stored === null || !('clauseId' in stored)) return undefined;
  const { heading, body } = stored as unknown as Pick<InstanceClause, 'heading' | 'body'>;
  const own = { heading: heading ?? model?.heading, body: body ?? model?.body };
  return own.heading && own.body ? { heading: own.heading, body: own.body } : undefined;
}

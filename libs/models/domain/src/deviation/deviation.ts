import { createHash } from 'node:crypto';
import type { ModelContent } from '@province-comuni/models-contract';
import { redline, type ClauseLock, type ClauseRevision, type EffectiveClause, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';
import { clausesById } from '../model-version/clause-lineage.js';
import { displayState, type Instance, type InstanceClause, type ModelVersionId } from '../instance/instance.js';

/** How far one clause of an instance is from the version of the model it stands on. */
export interface ClauseDeviation {
  readonly clauseId: string;
  readonly actKey: string;
  readonly state: EffectiveClause['state'];
  /** Words that differ, per mille of those of both texts: 0 as the model, 1000 nothing in common. */
  readonly changedPermille: number;
  /** SHA-256 of heading and body as they stand, also of a suppressed clause: equal texts have equal hashes. */
  readonly textHash: string;
  /** Of the model's clause; null for an added one. */
  readonly lock: ClauseLock | null;
  readonly baseVersionId: ModelVersionId;
  /** Whether an upgrade left it on an earlier version. */
  readonly heldBack: boolean;
}

/** An instance in numbers. */
export interface DeviationCounts {
  readonly standard: number;
  readonly adapted: number;
  readonly suppressed: number;
  readonly added: number;
  /** Clauses on an earlier version than the instance's own. */
  readonly heldBack: number;
  /** Clauses of the instance's own version that it has not taken yet. */
  readonly notTaken: number;
  /** Mean over all clauses, added ones included; at least 1 where anything differs. */
  readonly changedPermille: number;
}

/**
 * Whether words may be shown to people of other Enti (UPI's staff included): the Provincia shared its drafts, or they are of a text that was approved.
 * Everything else counts as numbers only. This is the one place that decides it.
 */
export function mayShowWording({ sharedAt, approved }: { readonly sharedAt: Date | null; readonly approved: boolean }): boolean {
  return sharedAt !== null || approved;
}

/**
 * Every clause of an instance beside the model's clause of its own base.
 * @param contents what each version that the instance stands on says
 */
export function deviationsOf(instance: Pick<Instance, 'modelVersionId' | 'clauses'>, contents: ReadonlyMap<ModelVersionId, ModelContent>): ClauseDeviation[] {
  const byVersion = new Map([...contents].map(([id, content]) => [id, clausesById(content)]));
  return instance.clauses.flatMap((clause): ClauseDeviation[] => {
    const model = clause.state === 'ADDED' ? undefined : byVersion.get(clause.baseVersionId)?.get(clause.clauseId);
    if (clause.state !== 'ADDED' && !model) return [];
    const text = textOf(clause, model);
    return [
      {
        clauseId: clause.clauseId,
        actKey: clause.actKey,
        state: displayState(clause.state),
        changedPermille: changedPermille(clause, model, text),
        textHash: textHash(text),
        lock: model?.lock ?? null,
        baseVersionId: clause.baseVersionId,
        heldBack: model !== undefined && clause.baseVersionId !== instance.modelVersionId,
      },
    ];
  });
}

/** The numbers of an instance. @param current what its own version says */
export function countDeviations(deviations: readonly ClauseDeviation[], current: ModelContent): DeviationCounts {
  const count = (state: ClauseDeviation['state']): number => deviations.filter((each) => each.state === state).length;
  const inherited = new Set(deviations.map((each) => each.clauseId));
  return {
    standard: count('STANDARD'),
    adapted: count('ADATTATA'),
    suppressed: count('SOPPRESSA'),
    added: count('AGGIUNTA'),
    heldBack: deviations.filter((each) => each.heldBack).length,
    notTaken: current.acts.flatMap((act) => act.clauses).filter((clause) => !inherited.has(clause.id)).length,
    changedPermille: meanPermille(deviations),
  };
}

/** Nothing only where nothing differs. */
function meanPermille(deviations: readonly ClauseDeviation[]): number {
  const sum = deviations.reduce((total, each) => total + each.changedPermille, 0);
  return sum === 0 ? 0 : Math.max(1, Math.round(sum / deviations.length));
}

/** Heading and body of a clause. */
export interface ClauseWords {
  readonly heading: readonly Inline[];
  readonly body: RichText;
}

/** The text of a clause as it stands in an instance. */
export function textOf(clause: Pick<InstanceClause, 'heading' | 'body'>, model: ClauseRevision | undefined): ClauseWords {
  return { heading: clause.heading ?? model?.heading ?? [], body: clause.body ?? model?.body ?? { type: 'doc', content: [] } };
}

/** SHA-256 of a text: equal texts, equal hashes. */
export function textHash({ heading, body }: ClauseWords): string {
  return createHash('sha256').update(canonicalJson([heading, body])).digest('hex');
}

/**
 * How many of the words of two texts, heading included, stand in one only: per mille of all of them, 0 to 1000; at least 1 where anything differs.
 * Words, variables and references count; spaces and signs do not.
 */
export function wordsChanged(before: ClauseWords, after: ClauseWords): number {
  if (textHash(before) === textHash(after)) return 0;
  const whole = ({ heading, body }: ClauseWords): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: heading }, ...body.content] });
  let changed = 0;
  let all = 0;
  for (const part of redline(whole(before), whole(after)).flat()) {
    const words = part.content.reduce((sum, inline) => sum + (inline.type === 'text' ? (inline.text.match(/[\p{L}\p{N}]+/gu) ?? []).length : 1), 0);
    all += part.change === 'same' ? 2 * words : words;
    if (part.change !== 'same') changed += words;
  }
  return Math.max(1, all === 0 ? 0 : Math.round((1000 * changed) / all));
}

function changedPermille(clause: InstanceClause, model: ClauseRevision | undefined, text: ClauseWords): number {
  switch (clause.state) {
    case 'KEPT':
      return 0;
    case 'SUPPRESSED':
    case 'ADDED':
      return 1000;
    case 'EDITED':
      return wordsChanged(model!, text);
  }
}

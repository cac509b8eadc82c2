import { createHash } from 'node:crypto';
import type { ModelContent } from '@province-comuni/models-contract';
import { canonicalJson } from '@province-comuni/shared-kernel';
import { textHash, textOf } from '../deviation/deviation.js';
import { clauseTitle } from '../deviation/deviation-report.js';
import type { Instance } from '../instance/instance.js';
import { isCitedBy, lawsOf } from './law-citation.js';

/** Something that rests on a norm: a clause of a model or of an instance, or a rule of a model. */
export interface LawUse {
  readonly subjectKind: 'clausola' | 'regola';
  readonly subjectId: string;
  readonly actKey: string | null;
  readonly label: string;
  /** SHA-256 of what it says: when it says something else, it was changed. */
  readonly textHash: string;
}

/** What of a model rests on a norm. */
export function usesInModel(content: ModelContent, urn: string): LawUse[] {
  const cites = (laws: Iterable<string>): boolean => [...laws].some((law) => isCitedBy(law, urn));
  return [
    ...content.acts.flatMap((act) => act.clauses).filter((clause) => cites(lawsOf(clause))).map((clause): LawUse => ({ subjectKind: 'clausola', subjectId: clause.id, actKey: clause.actKey, label: clauseTitle(clause), textHash: textHash(clause) })),
    ...content.rules.filter((rule) => cites(rule.legalSources.map((source) => source.urn))).map((rule): LawUse => ({ subjectKind: 'regola', subjectId: rule.id, actKey: rule.actKey, label: rule.message, textHash: ruleHash(rule) })),
  ];
}

/**
 * What of an instance rests on a norm: its clauses as they stand, with the norms the model names for them. Suppressed ones are in no act.
 * @param content the model as the instance has it
 */
export function usesInInstance(instance: Pick<Instance, 'clauses'>, content: ModelContent, urn: string): LawUse[] {
  return clausesOfInstance(instance, content).flatMap(({ use, laws }) => ([...laws].some((law) => isCitedBy(law, urn)) ? [use] : []));
}

/** Every clause that stands in the acts of an instance, by id, with the hash of its text. */
export function textsInInstance(instance: Pick<Instance, 'clauses'>, content: ModelContent): ReadonlyMap<string, string> {
  return new Map(clausesOfInstance(instance, content).map(({ use }) => [use.subjectId, use.textHash]));
}

/** Everything of a model that may be verified, by kind and id, with the hash of what it says. */
export function textsInModel(content: ModelContent): ReadonlyMap<string, string> {
  return new Map([
    ...content.acts.flatMap((act) => act.clauses.map((clause) => [`clausola ${clause.id}`, textHash(clause)] as const)),
    ...content.rules.map((rule) => [`regola ${rule.id}`, ruleHash(rule)] as const),
  ]);
}

function clausesOfInstance(instance: Pick<Instance, 'clauses'>, content: ModelContent): { use: LawUse; laws: Set<string> }[] {
  const models = new Map(content.acts.flatMap((act) => act.clauses).map((clause) => [clause.id, clause]));
  return instance.clauses.flatMap((clause) => {
    const model = clause.state === 'ADDED' ? undefined : models.get(clause.clauseId);
    if (clause.state === 'SUPPRESSED' || (clause.state !== 'ADDED' && !model)) return [];
    const text = textOf(clause, model);
    return [{ use: { subjectKind: 'clausola', subjectId: clause.clauseId, actKey: clause.actKey, label: clauseTitle(text), textHash: textHash(text) }, laws: lawsOf({ ...text, legalRefs: model?.legalRefs ?? [] }) }];
  });
}

function ruleHash(rule: ModelContent['rules'][number]): string {
  return createHash('sha256').update(canonicalJson(rule)).digest('hex');
}

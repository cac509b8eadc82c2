import type { ActContent, ModelContent } from '@province-comuni/models-contract';
import { inReadingOrder, type ClauseRevision } from '@province-comuni/shared-act-tree';
import { clausesById } from '../model-version/clause-lineage.js';
import type { Instance, ModelVersionId } from './instance.js';

/** The versions an instance stands on: its own, and the earlier ones of clauses held back at an upgrade. */
export function versionsOf(instance: Pick<Instance, 'modelVersionId' | 'clauses'>): ModelVersionId[] {
  return [...new Set([instance.modelVersionId, ...instance.clauses.filter((clause) => clause.state !== 'ADDED').map((clause) => clause.baseVersionId)])];
}

/** Whether an upgrade left something of the instance's own version for later: clauses on an earlier one, or new ones not taken yet. */
export function hasHeldBack(instance: Pick<Instance, 'modelVersionId' | 'clauses'>, current: ModelContent): boolean {
  const inherited = instance.clauses.filter((clause) => clause.state !== 'ADDED');
  const total = current.acts.reduce((sum, act) => sum + act.clauses.length, 0);
  return inherited.length !== total || inherited.some((clause) => clause.baseVersionId !== instance.modelVersionId);
}

/**
 * The model as this instance has it: its version, with each clause held back as the version of its own base says it, without the clauses it has
 * not taken yet, and with the variables that only its own texts use.
 *
 * @param contents what each of {@link versionsOf} says
 */
export function instanceContent(instance: Pick<Instance, 'modelVersionId' | 'clauses' | 'localVariables'>, contents: ReadonlyMap<ModelVersionId, ModelContent>): ModelContent {
  const current = contents.get(instance.modelVersionId)!;
  if (!hasHeldBack(instance, current) && instance.localVariables.length === 0) return current;
  const inherited = instance.clauses.filter((clause) => clause.state !== 'ADDED');
  const byVersion = new Map([...contents].map(([id, content]) => [id, clausesById(content)]));
  const clauses = inherited.flatMap((clause): ClauseRevision[] => {
    const revision = byVersion.get(clause.baseVersionId)?.get(clause.clauseId);
    return revision ? [revision] : [];
  });
  const keys = new Set(current.variables.map((variable) => variable.key));
  return { ...current, variables: [...current.variables, ...instance.localVariables.filter((variable) => !keys.has(variable.key))], acts: actsOf(current, contents, clauses) };
}

/** The acts of the version, and those that only held clauses still belong to. */
function actsOf(current: ModelContent, contents: ReadonlyMap<ModelVersionId, ModelContent>, clauses: readonly ClauseRevision[]): ActContent[] {
  const own = new Set(current.acts.map((act) => act.template.key));
  const others = [...contents.values()].flatMap((content) => content.acts).filter((act) => !own.has(act.template.key) && clauses.some((clause) => clause.actKey === act.template.key));
  const once = others.filter((act, index) => others.findIndex((other) => other.template.key === act.template.key) === index);
  return [...current.acts, ...once].map(({ template }) => ({ template, clauses: inReadingOrder(clauses.filter((clause) => clause.actKey === template.key)) }));
}

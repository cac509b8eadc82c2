import type { ModelContent } from '@province-comuni/models-contract';
import type { ClauseRevision, EffectiveClause } from '@province-comuni/shared-act-tree';
import { displayState, type InstanceClause } from './instance.js';

/** The clauses of an act as they stand in the instance: the model's, overlaid with what the Provincia changed. */
export function effectiveClauses(content: ModelContent, actKey: string, local: readonly InstanceClause[]): EffectiveClause[] {
  const revisions = content.acts.find((act) => act.template.key === actKey)?.clauses ?? [];
  const byId = new Map(local.filter((clause) => clause.actKey === actKey).map((clause) => [clause.clauseId, clause]));
  const inherited = revisions.map((revision) => overlay(revision, byId.get(revision.id)));
  const added = [...byId.values()].filter((clause) => clause.state === 'ADDED').map(asAdded);
  return [...inherited, ...added];
}

function overlay(revision: ClauseRevision, local: InstanceClause | undefined): EffectiveClause {
  return {
    id: revision.id,
    parentId: revision.parentId,
    orderKey: local?.orderKey ?? revision.orderKey,
    kind: revision.kind,
    heading: local?.heading ?? revision.heading,
    body: local?.body ?? revision.body,
    when: revision.when,
    state: displayState(local?.state ?? 'KEPT'),
  };
}

function asAdded(clause: InstanceClause): EffectiveClause {
  return {
    id: clause.clauseId,
    parentId: clause.parentId,
    orderKey: clause.orderKey ?? 'z',
    kind: clause.kind ?? 'articolo',
    heading: clause.heading ?? [],
    body: clause.body ?? { type: 'doc', content: [] },
    when: null,
    state: 'AGGIUNTA',
  };
}

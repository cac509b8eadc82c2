import type { EnteCard } from '@province-comuni/enti-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { clauseTitle, type ClauseWordings, type InstanceDistance, type InstanceId, type StateCounts, type WholeDeviationReport } from '@province-comuni/models-domain';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { ClauseWordingsType, DeviationCountsType, DeviationOptionType, DeviationReportType, InstanceDistanceType } from '../graphql/deviation.type.js';

export function presentReport({ content, actKey, report, versions, enti, added, heldBack, notTaken }: WholeDeviationReport): DeviationReportType {
  return {
    modelTitle: content.title,
    version: content.version,
    actKey,
    acts: content.acts.map(({ template }) => ({ key: template.key, shortName: template.shortName })),
    forms: options(content, content.formAxis),
    levels: options(content, content.levelAxis),
    instances: report.shown.map((instance) => ({
      instanceId: instance.instanceId,
      ...named(enti, instance.enteId),
      title: instance.title,
      counts: counts(instance),
      heldBack: instance.heldBack,
      notTaken: instance.notTaken,
      changedPermille: instance.changedPermille,
      sharedAt: instance.sharedAt,
    })),
    numbersOnly: report.numbersOnly,
    clauses: report.clauses.map((clause) => ({ ...clause, cells: [...clause.cells] })),
    byLock: report.byLock.map(({ lock, ...states }) => ({ lock, counts: states })),
    addedTotal: report.added,
    added: [...added],
    versions: versions.map(({ adoption, behind }) => ({ ...named(enti, adoption.enteId), version: adoption.version, behind })).sort((a, b) => b.behind - a.behind || a.ente.localeCompare(b.ente, 'it')),
    heldBack,
    notTaken,
  };
}

export function presentWordings({ content, clauseId, label, model, groups, numbersOnly, enti, versionOf }: ClauseWordings): ClauseWordingsType {
  return {
    modelTitle: content.title,
    clauseId,
    label,
    model,
    wordings: groups.map(({ hash, state, changedPermille, heading, body, instances }) => ({
      hash,
      state,
      changedPermille,
      heading,
      body,
      instances: instances.map(({ instanceId, enteId, title, reason, baseVersionId }) => ({ instanceId, ente: named(enti, enteId).ente, title, reason, baseVersion: versionOf.get(baseVersionId) ?? '' })),
    })),
    numbersOnly,
    clauseNames: content.acts.flatMap((act) => act.clauses.map((clause) => ({ key: clause.id, label: clauseTitle(clause) }))),
    variableNames: [
      ...content.variables.map(({ key, label: name }) => ({ key, label: name })),
      ...[...new Map(groups.flatMap((group) => group.instances.flatMap((instance) => [...instance.localVariables])))].map(([key, name]) => ({ key, label: name })),
    ],
  };
}

export function presentDistance(instanceId: InstanceId, distance: InstanceDistance): InstanceDistanceType {
  return { ...distance, instanceId, counts: counts(distance.counts), heldBack: distance.counts.heldBack, notTaken: distance.counts.notTaken, changedPermille: distance.counts.changedPermille, clauses: [...distance.clauses], likeMine: [...distance.likeMine] };
}

function counts({ standard, adapted, suppressed, added }: StateCounts): DeviationCountsType {
  return { standard, adapted, suppressed, added };
}

function named(enti: ReadonlyMap<EnteId, EnteCard>, id: EnteId): { ente: string; sigla: string | null } {
  const card = enti.get(id);
  return { ente: card?.denominazione ?? '', sigla: card?.sigla ?? null };
}

function options(content: ModelContent, axis: string): DeviationOptionType[] {
  return (content.variables.find((variable) => variable.key === axis)?.options ?? []).map(({ value, label }) => ({ value, label }));
}

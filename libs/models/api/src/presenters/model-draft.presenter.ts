import type { ChangelogEntry, ModelContent } from '@province-comuni/models-contract';
import {
  bareCellEnvironment,
  clauseLabel,
  diffVersions,
  isPossible,
  migrationSentence,
  partLabel,
  partNamed,
  partOf,
  partsOf,
  partStanding,
  proposeLineage,
  seenMark,
  shownMigrations,
  variablesByKey,
  vocabularyOf,
  whereUsed,
  type ClauseDiff,
  type DraftEvent,
  type ItemChange,
  type ModelDraftWorkspace,
  type PartKind,
  type PartRef,
  type PartValues,
} from '@province-comuni/models-domain';
import { conditionSentence, evaluateCondition, expressionSentence, inReadingOrder, type ClauseRevision, type Condition, type Expression, type VariableDef, type Vocabulary } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import type { CellTruthType, DraftClauseType, DraftEventType, DraftPartType, LineageProposalType, ModelDraftType, PartRefType, VersionChangeType } from '../graphql/model-draft.type.js';
import { presentAxis } from './model-version.presenter.js';

/** What leaves the server of a draft. */
export function presentDraft(workspace: ModelDraftWorkspace): ModelDraftType {
  const { content, previous, draft } = workspace;
  const { problems, required, version } = workspace.succession();
  const words = vocabularyOf(content);
  const part = (ref: PartRef): DraftPartType => presentPart(previous, content, ref, words);
  const all = partsOf(content);
  const listed = (kind: PartKind): DraftPartType[] => all.filter((ref) => ref.kind === kind).map(part);
  return {
    id: draft.id,
    modelKey: content.key,
    title: content.title,
    openedBy: draft.openedBy,
    openedAt: draft.openedAt,
    previousVersion: previous?.version ?? null,
    nextVersion: version,
    bump: required.bump,
    reasons: required.reasons.map(({ bump, text, subject }) => ({ bump, text, part: refOf(content, subject) ?? (previous && refOf(previous, subject)) })),
    problems: problems.map(({ code, message, subject }) => ({ code, message, part: refOf(content, subject) ?? (previous && refOf(previous, subject)) })),
    formAxis: content.formAxis,
    levelAxis: content.levelAxis,
    forms: presentAxis(content, content.formAxis),
    levels: presentAxis(content, content.levelAxis),
    head: part({ kind: 'head', id: 'head' }),
    acts: content.acts.map((act) => ({
      part: part({ kind: 'act', id: act.template.key }),
      clauses: inReadingOrder(act.clauses).map((clause) => ({
        id: clause.id,
        parentId: clause.parentId,
        kind: clause.kind,
        lock: clause.lock,
        label: clauseLabel(content, clause),
        seen: seenMark(clause),
        standing: partStanding(previous, content, { kind: 'clause', id: clause.id }),
        sentence: clause.when && conditionSentence(clause.when, words),
      })),
    })),
    steps: listed('step'),
    variables: listed('variable'),
    rules: listed('rule'),
    cells: listed('cell'),
    parameters: listed('parameter'),
    sources: listed('source'),
    changelog: part({ kind: 'changelog', id: 'changelog' }),
    lineage: part({ kind: 'lineage', id: 'lineage' }),
    migrations: part({ kind: 'migrations', id: 'migrations' }),
  };
}

/** A clause with the published one beside; undefined when the draft has no such clause. */
export function presentDraftClause({ content, previous }: ModelDraftWorkspace, id: string): DraftClauseType | undefined {
  const ref: PartRef = { kind: 'clause', id };
  const clause = partOf(content, ref)?.value as ClauseRevision | undefined;
  if (!clause) return undefined;
  const before = (previous && (partOf(previous, ref)?.value as ClauseRevision | undefined)) ?? null;
  const words = vocabularyOf(content);
  return {
    part: presentPart(previous, content, ref, words),
    previous: before,
    previousSentence: before?.when && previous ? conditionSentence(before.when, vocabularyOf(previous)) : null,
    truth: truthOf(content, clause.when),
    usedBy: whereUsed(content, ref).map(({ part, label }) => ({ ...part, label })),
  };
}

/**
 * Everything two versions say differently, clauses first; `draft` of them is `after`.
 *
 * @param between the versions between them, oldest first: what each declares about answers holds for who skips it
 */
export function presentVersionDiff(before: ModelContent, after: ModelContent, between: readonly ModelContent[] = []): VersionChangeType[] {
  const diff = diffVersions(before, after);
  const reasons = new Map<string, string>([
    ...diff.lineage.flatMap((entry) => [...entry.sources, ...entry.targets].map((id): [string, string] => [id, entry.reason])),
    // What a version says of itself concerns its own change, not those of its predecessors.
    ...(sameJson(before.changelog, after.changelog) ? [] : after.changelog).map((entry: ChangelogEntry): [string, string] => [entry.subject, entry.reason]),
  ]);
  const words = { before: vocabularyOf(before), after: vocabularyOf(after) };
  const present = <K extends PartKind>(kind: K, id: string, status: string, fields: readonly string[], old: PartValues[K] | null, now: PartValues[K] | null): VersionChangeType => ({
    part: { kind, id, label: partLabel(now ? after : before, { kind, id }) },
    status: status.toUpperCase(),
    fields: [...fields],
    before: old,
    after: now,
    beforeSentence: old && sentenceOf(kind, old, words.before),
    afterSentence: now && sentenceOf(kind, now, words.after),
    reason: reasons.get(id) ?? null,
  });
  const clause = (change: ClauseDiff): VersionChangeType => present('clause', change.id, change.status, 'fields' in change ? change.fields : [], 'before' in change ? change.before : null, 'after' in change ? change.after : null);
  const items = <K extends PartKind>(kind: K, changes: readonly ItemChange<PartValues[K]>[]): VersionChangeType[] =>
    changes.map((change) => present(kind, change.id, change.status, change.status === 'changed' ? change.fields : [], change.status === 'added' ? null : change.before, change.status === 'removed' ? null : change.after));
  const head = (['title', 'summary', 'description'] as const).filter((field) => diff.model.includes(field));
  return [
    ...diff.clauses.map(clause),
    ...items('variable', diff.variables),
    ...[...between, after].flatMap((next, index) => presentMigrations([before, ...between][index]!, next)),
    ...items('rule', diff.rules),
    ...items('cell', diff.cells),
    ...items('parameter', diff.parameters),
    ...items('act', diff.acts as readonly ItemChange<PartValues['act']>[]),
    ...(head.length > 0 ? [present('head', 'head', 'changed', head, partOf(before, { kind: 'head', id: 'head' })!.value as PartValues['head'], partOf(after, { kind: 'head', id: 'head' })!.value as PartValues['head'])] : []),
  ];
}

/** What a version declares about the answers given under the one before it. */
function presentMigrations(previous: ModelContent, next: ModelContent): VersionChangeType[] {
  const [old, now] = [variablesByKey(previous), variablesByKey(next)];
  return shownMigrations(previous, next).map((entry) => ({
    part: { kind: 'migrations', id: entry.key, label: now.get(entry.key)?.label ?? entry.key },
    status: 'CHANGED',
    fields: [],
    before: null,
    after: entry,
    beforeSentence: null,
    afterSentence: migrationSentence(entry, old, now),
    reason: entry.reason || null,
  }));
}

export function presentLineageProposals({ content, previous }: ModelDraftWorkspace): LineageProposalType[] {
  const declared = new Set((content.lineage ?? []).flatMap((entry) => entry.sources));
  const proposals = previous ? proposeLineage(previous, content) : [];
  return proposals.filter((proposal) => !proposal.sources.some((id) => declared.has(id))).map(({ kind, sources, targets, heir, similarity }) => ({ kind, sources: [...sources], targets: [...targets], heir, similarity: Math.round(similarity * 100) }));
}

export function presentDraftEvent({ content, previous }: ModelDraftWorkspace, event: DraftEvent): DraftEventType {
  return {
    sequence: event.sequence,
    undoes: event.undoes,
    origin: event.origin,
    person: event.personName,
    at: event.at,
    changes: event.changes.map(({ part, before, after }) => ({
      part: { ...part, label: partOf(content, part) ? partLabel(content, part) : previous && partOf(previous, part) ? partLabel(previous, part) : part.id },
      action: !before ? 'ADDED' : !after ? 'REMOVED' : before.after !== after.after || isMove(part, before.value, after.value) ? 'MOVED' : 'CHANGED',
    })),
  };
}

function presentPart(previous: ModelContent | null, content: ModelContent, ref: PartRef, words: Vocabulary): DraftPartType {
  const { value } = partOf(content, ref)!;
  return { ...ref, label: partLabel(content, ref), seen: seenMark(value), standing: partStanding(previous, content, ref), value, sentence: sentenceOf(ref.kind, value, words) };
}

/** The condition of a part as a sentence: of a rule what it checks, of a calculated variable how it is reached. */
function sentenceOf(kind: PartKind, value: PartValues[PartKind], words: Vocabulary): string | null {
  const sentence = (condition: Condition | null | undefined): string | null => (condition ? conditionSentence(condition, words) : null);
  switch (kind) {
    case 'clause':
      return sentence((value as ClauseRevision).when);
    case 'variable': {
      const { when, expression } = value as VariableDef & { expression?: Expression };
      return expression ? expressionSentence(expression, words) : sentence(when);
    }
    case 'rule': {
      const { when, test } = value as PartValues['rule'];
      const demand = test.kind === 'condition' ? sentence(test.condition) : `l’atto contiene «${test.tag}»`;
      return when ? `se ${sentence(when)}: ${demand}` : demand;
    }
    default:
      return null;
  }
}

function truthOf(content: ModelContent, when: Condition | null): CellTruthType[] {
  return content.cells
    .filter((cell) => cell.admitted)
    .map((cell) => {
      const environment = bareCellEnvironment(content, cell);
      const holds = when === null || evaluateCondition(when, environment) === true ? 'YES' : isPossible(when, environment) ? 'DEPENDS' : 'NO';
      return { form: cell.form, level: cell.level, holds };
    });
}

function refOf(content: ModelContent, subject: string): PartRefType | null {
  const ref = partNamed(content, subject);
  return ref && { ...ref, label: partLabel(content, ref) };
}

function isMove(part: PartRef, before: PartValues[PartKind], after: PartValues[PartKind]): boolean {
  if (part.kind !== 'clause') return false;
  const [old, now] = [before as ClauseRevision, after as ClauseRevision];
  return old.orderKey !== now.orderKey || old.parentId !== now.parentId;
}

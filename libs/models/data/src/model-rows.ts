import { createHash } from 'node:crypto';
import type { ActContent, ClauseLineage, ModelContent, VariableMigration } from '@province-comuni/models-contract';
import { currentManager } from '@province-comuni/platform-database';
import type { ClauseRevision } from '@province-comuni/shared-act-tree';
import { canonicalJson, sameJson } from '@province-comuni/shared-kernel';
import { ActTemplateOrm, ClauseLineageOrm, ClauseRevOrm, LawParameterOrm, ModelRuleOrm, ModelVersionOrm, VariableDefOrm, VariableMigrationOrm } from './model.orm-entities.js';

/** What one version says, read from its rows; the version of a draft is the empty text. */
export async function readContent(head: ModelVersionOrm): Promise<ModelContent> {
  const manager = currentManager();
  const where = { versionId: head.id };
  const inOrder = { where, order: { position: 'ASC' } } as const;
  const acts = await manager.find(ActTemplateOrm, inOrder);
  const clauses = await manager.find(ClauseRevOrm, { where });
  const variables = await manager.find(VariableDefOrm, inOrder);
  const rules = await manager.find(ModelRuleOrm, inOrder);
  const parameters = await manager.find(LawParameterOrm, inOrder);
  const lineage = await manager.find(ClauseLineageOrm, inOrder);
  const migrations = await manager.find(VariableMigrationOrm, inOrder);
  const [model] = (await manager.query('select pillar from model where key = $1', [head.modelKey])) as { pillar: string }[];
  return {
    key: head.modelKey,
    title: head.title,
    version: head.version ?? '',
    effectiveFrom: head.effectiveFrom,
    pillar: model?.pillar ?? '',
    summary: head.summary,
    description: head.description,
    formAxis: head.formAxis,
    levelAxis: head.levelAxis,
    cells: head.cells,
    parameters: parameters.map((parameter) => ({ id: parameter.id, description: parameter.description, values: parameter.datedValues })),
    sources: head.sources,
    steps: head.steps,
    variables: variables.map((variable) => variable.definition),
    rules: rules.map((rule) => rule.definition),
    acts: acts.map((act) => toAct(act, clauses)),
    changelog: head.changelog,
    ...(lineage.length > 0 ? { lineage: lineage.map((entry): ClauseLineage => ({ kind: entry.kind, sources: entry.sourceIds, targets: entry.targetIds, heir: entry.heirId, reason: entry.reason })) } : {}),
    ...(migrations.length > 0 ? { migrations: migrations.map(({ key, migration }): VariableMigration => ({ key, ...migration })) } : {}),
  };
}

/** The columns of the version itself that follow from what it says. */
export function headRow(content: ModelContent): Pick<ModelVersionOrm, 'title' | 'summary' | 'description' | 'effectiveFrom' | 'formAxis' | 'levelAxis' | 'cells' | 'sources' | 'steps' | 'changelog'> {
  const { title, summary, description, effectiveFrom, formAxis, levelAxis } = content;
  return { title, summary, description, effectiveFrom, formAxis, levelAxis, cells: [...content.cells], sources: [...content.sources], steps: [...content.steps], changelog: [...content.changelog] };
}

/** Writes the rows in which `after` differs from `before` (null: there are none yet), and deletes those that are gone. The version's own row is the caller's. */
export async function writeContent(versionId: string, before: ModelContent | null, after: ModelContent): Promise<void> {
  const manager = currentManager();
  const clauseIds = after.acts.flatMap((act) => act.clauses.map((clause) => clause.id));
  await manager.query('insert into clause (model_key, id) select $1, unnest($2::text[]) on conflict do nothing', [after.key, clauseIds]);
  for (const table of TABLES) {
    const old = new Map((before ? table.rows(versionId, before) : []).map((row) => [table.idOf(row), row]));
    const now = table.rows(versionId, after);
    const kept = new Set(now.map((row) => table.idOf(row)));
    const gone = [...old].filter(([id]) => !kept.has(id)).map(([, row]) => row);
    const changed = now.filter((row) => !sameJson(old.get(table.idOf(row)), row));
    for (const row of gone) await manager.delete(table.entity, Object.fromEntries(table.key.map((column) => [column, row[column]])));
    if (changed.length > 0) await manager.upsert(table.entity, changed as never, [...table.key]);
  }
}

type Row = Readonly<Record<string, unknown>>;

interface ContentTable {
  readonly entity: new () => object;
  readonly key: readonly string[];
  readonly rows: (versionId: string, content: ModelContent) => Row[];
  readonly idOf: (row: Row) => string;
}

function table(entity: new () => object, id: string, rows: ContentTable['rows']): ContentTable {
  return { entity, key: ['versionId', id], rows, idOf: (row) => String(row[id]) };
}

/** Acts before their clauses, which refer to them. */
const TABLES: readonly ContentTable[] = [
  table(LawParameterOrm, 'id', (versionId, content) => content.parameters.map((parameter, position) => ({ versionId, id: parameter.id, position, description: parameter.description, datedValues: parameter.values }))),
  table(ActTemplateOrm, 'key', (versionId, content) => content.acts.map(({ template }) => ({ versionId, ...template }))),
  table(ClauseRevOrm, 'clauseId', (versionId, content) => content.acts.flatMap((act) => act.clauses.map((clause) => clauseRow(versionId, content.key, clause)))),
  table(VariableDefOrm, 'key', (versionId, content) => content.variables.map((variable, position) => ({ versionId, key: variable.key, position, type: variable.type, scope: variable.scope, step: variable.step ?? null, definition: variable }))),
  table(ModelRuleOrm, 'id', (versionId, content) => content.rules.map((rule, position) => ({ versionId, id: rule.id, position, severity: rule.severity, definition: rule }))),
  table(ClauseLineageOrm, 'position', (versionId, content) => (content.lineage ?? []).map((entry, position) => ({ versionId, position, kind: entry.kind, sourceIds: entry.sources, targetIds: entry.targets, heirId: entry.heir, reason: entry.reason }))),
  table(VariableMigrationOrm, 'key', (versionId, content) => (content.migrations ?? []).map(({ key, ...migration }, position) => ({ versionId, key, position, migration }))),
];

function toAct(act: ActTemplateOrm, clauses: readonly ClauseRevOrm[]): ActContent {
  const own = clauses.filter((clause) => clause.actKey === act.key);
  const children = (parent: string | null): ClauseRevision[] =>
    own
      .filter((clause) => clause.parentId === parent)
      .sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
      .flatMap((clause) => [toClause(clause), ...children(clause.clauseId)]);
  return { template: { key: act.key, position: act.position, title: act.title, shortName: act.shortName, organ: act.organ, source: act.source }, clauses: children(null) };
}

function toClause(row: ClauseRevOrm): ClauseRevision {
  const { clauseId, actKey, parentId, orderKey, kind, heading, body, condition, lock, contents, legalRefs, source, guidance } = row;
  return { id: clauseId, actKey, kind, heading, body, when: condition, lock, contents, legalRefs, source, guidance, parentId, orderKey };
}

function clauseRow(versionId: string, modelKey: string, clause: ClauseRevision): Row {
  return {
    versionId,
    modelKey,
    clauseId: clause.id,
    actKey: clause.actKey,
    parentId: clause.parentId,
    orderKey: clause.orderKey,
    kind: clause.kind,
    heading: clause.heading,
    body: clause.body,
    condition: clause.when,
    lock: clause.lock,
    contents: clause.contents,
    legalRefs: clause.legalRefs,
    source: clause.source,
    guidance: clause.guidance,
    headingHash: hash(clause.heading),
    bodyHash: hash(clause.body),
    conditionHash: hash(clause.when),
    placeHash: hash([clause.parentId, clause.orderKey]),
  };
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 32);
}

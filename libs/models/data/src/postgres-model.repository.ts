import { createHash } from 'node:crypto';
import type { ActContent, ModelContent } from '@province-comuni/models-contract';
import { ModelVersionNotFound, type ModelRepository, type ModelVersionId, type ModelVersionSummary } from '@province-comuni/models-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { ClauseRevision } from '@province-comuni/shared-act-tree';
import { canonicalJson } from '@province-comuni/shared-kernel';
import { In } from 'typeorm';
import { ActTemplateOrm, ClauseRevOrm, LawParameterOrm, ModelRuleOrm, ModelVersionOrm, VariableDefOrm } from './model.orm-entities.js';

const PUBLIC_STATES = ['PUBLISHED', 'DEPRECATED', 'WITHDRAWN'] as const;

/** Models in PostgreSQL. A published version is read once and kept: it never changes. */
export class PostgresModelRepository implements ModelRepository {
  private readonly published = new Map<ModelVersionId, ModelContent>();

  async listPublished(): Promise<ModelVersionSummary[]> {
    const rows = await currentManager().find(ModelVersionOrm, { where: { status: 'PUBLISHED' } });
    return rows.map(toSummary).sort(newestFirst);
  }

  async listPublishedOf(modelKey: string): Promise<ModelVersionSummary[]> {
    const rows = await currentManager().find(ModelVersionOrm, { where: { modelKey, status: In(PUBLIC_STATES) } });
    return rows.map(toSummary).sort(newestFirst);
  }

  async find(id: ModelVersionId): Promise<ModelVersionSummary | null> {
    const row = await currentManager().findOne(ModelVersionOrm, { where: { id } });
    return row && toSummary(row);
  }

  async findByVersion(modelKey: string, version: string): Promise<ModelVersionSummary | null> {
    const row = await currentManager().findOne(ModelVersionOrm, { where: { modelKey, version } });
    return row && toSummary(row);
  }

  async contentOf(id: ModelVersionId): Promise<ModelContent> {
    const known = this.published.get(id);
    if (known) return known;
    const manager = currentManager();
    const head = await manager.findOne(ModelVersionOrm, { where: { id } });
    if (!head) throw new ModelVersionNotFound();
    const where = { versionId: id };
    const acts = await manager.find(ActTemplateOrm, { where, order: { position: 'ASC' } });
    const clauses = await manager.find(ClauseRevOrm, { where });
    const variables = await manager.find(VariableDefOrm, { where, order: { position: 'ASC' } });
    const rules = await manager.find(ModelRuleOrm, { where, order: { position: 'ASC' } });
    const parameters = await manager.find(LawParameterOrm, { where, order: { position: 'ASC' } });
    const content: ModelContent = {
      key: head.modelKey,
      title: head.title,
      version: head.version,
      effectiveFrom: head.effectiveFrom,
      pillar: await this.pillarOf(head.modelKey),
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
    };
    if (head.status !== 'DRAFT') this.published.set(id, content);
    return content;
  }

  async addPublished(content: ModelContent, contentHash: string, publishedAt: Date): Promise<ModelVersionId> {
    const manager = currentManager();
    await manager.query('insert into model (key, pillar) values ($1, $2) on conflict (key) do nothing', [content.key, content.pillar]);
    const parent = (await this.listPublishedOf(content.key))[0];
    const { id } = await manager.save(ModelVersionOrm, {
      modelKey: content.key,
      version: content.version,
      status: 'DRAFT' as const,
      parentVersionId: parent?.id ?? null,
      title: content.title,
      summary: content.summary,
      description: content.description,
      effectiveFrom: content.effectiveFrom,
      formAxis: content.formAxis,
      levelAxis: content.levelAxis,
      cells: [...content.cells],
      sources: [...content.sources],
      steps: [...content.steps],
      changelog: [...content.changelog],
      contentHash,
      publishedAt: null,
    });
    const clauses = content.acts.flatMap((act) => act.clauses);
    await manager.query('insert into clause (model_key, id) select $1, unnest($2::text[]) on conflict do nothing', [content.key, clauses.map((clause) => clause.id)]);
    await manager.insert(LawParameterOrm, content.parameters.map((parameter, position) => ({ versionId: id, id: parameter.id, position, description: parameter.description, datedValues: [...parameter.values] })));
    await manager.insert(ActTemplateOrm, content.acts.map(({ template }) => ({ versionId: id, ...template, title: [...template.title] as never })));
    await manager.insert(ClauseRevOrm, clauses.map((clause) => toRow(id, content.key, clause) as never));
    await manager.insert(VariableDefOrm, content.variables.map((variable, position) => ({ versionId: id, key: variable.key, position, type: variable.type, scope: variable.scope, step: variable.step ?? null, definition: variable as never })));
    await manager.insert(ModelRuleOrm, content.rules.map((rule, position) => ({ versionId: id, id: rule.id, position, severity: rule.severity, definition: rule as never })));
    await manager.update(ModelVersionOrm, { id }, { status: 'PUBLISHED', publishedAt });
    return id as ModelVersionId;
  }

  private async pillarOf(modelKey: string): Promise<string> {
    const [row] = (await currentManager().query('select pillar from model where key = $1', [modelKey])) as { pillar: string }[];
    return row?.pillar ?? '';
  }
}

function toSummary(row: ModelVersionOrm): ModelVersionSummary {
  return {
    id: row.id as ModelVersionId,
    modelKey: row.modelKey,
    modelTitle: row.title,
    version: row.version,
    status: row.status,
    summary: row.summary,
    effectiveFrom: row.effectiveFrom,
    publishedAt: row.publishedAt,
    contentHash: row.contentHash,
  };
}

function newestFirst(a: ModelVersionSummary, b: ModelVersionSummary): number {
  return a.modelKey === b.modelKey ? b.version.localeCompare(a.version, 'en', { numeric: true }) : a.modelKey < b.modelKey ? -1 : 1;
}

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

function toRow(versionId: string, modelKey: string, clause: ClauseRevision): Partial<ClauseRevOrm> {
  return {
    versionId,
    modelKey,
    clauseId: clause.id,
    actKey: clause.actKey,
    parentId: clause.parentId,
    orderKey: clause.orderKey,
    kind: clause.kind,
    heading: [...clause.heading],
    body: clause.body,
    condition: clause.when,
    lock: clause.lock,
    contents: [...clause.contents],
    legalRefs: [...clause.legalRefs],
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

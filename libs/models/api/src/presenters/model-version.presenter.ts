import type { ModelContent } from '@province-comuni/models-contract';
import type { Actor } from '@province-comuni/identity-contract';
import { canWorkOnModels, cellEnvironment, isReplaced, type ModelVersionSummary, type ModelWithdrawal } from '@province-comuni/models-domain';
import { isOptionAdmitted, type VariableDef } from '@province-comuni/shared-act-tree';
import type { AxisOptionType, ModelCellType, ModelVersionSummaryType, ModelVersionType, ModelWithdrawalType } from '../graphql/model-version.type.js';

/** What leaves the server of a model version. */
export function presentModelVersion(summary: ModelVersionSummary, content: ModelContent): ModelVersionType {
  return {
    id: summary.id,
    modelKey: content.key,
    title: content.title,
    version: content.version,
    status: summary.status,
    pillar: content.pillar,
    summary: content.summary,
    description: content.description,
    effectiveFrom: content.effectiveFrom,
    forms: presentAxis(content, content.formAxis),
    levels: presentAxis(content, content.levelAxis),
    cells: content.cells.map((cell) => presentCell(content, cell)),
    acts: content.acts.map(({ template, clauses }) => ({ key: template.key, shortName: template.shortName, organ: template.organ, source: template.source, clauses: clauses.length })),
    steps: content.steps.map((step) => ({
      ...step,
      questions: content.variables.filter((variable) => variable.step === step.id && variable.scope === 'istanza' && variable.type !== 'calcolata').map(({ key, label, question, why }) => ({ key, label, question, why })),
    })),
    rules: content.rules.map((rule) => ({ id: rule.id, severity: rule.severity, message: rule.message, explanation: rule.explanation, source: rule.source, legalSources: [...rule.legalSources] })),
    changelog: content.changelog.map(({ subject, subjectKind, kind, text, reason, source }) => ({ subject, subjectKind, kind, text, reason, source })),
    sources: content.sources.map(({ title, author, year }) => ({ title, author, year })),
  };
}

/** @param all published versions of the model, newest first */
export function presentVersionSummary(actor: Actor, { id, version, status, effectiveFrom, publishedAt, withdrawal }: ModelVersionSummary, all: readonly ModelVersionSummary[]): ModelVersionSummaryType {
  return { id, version, status, effectiveFrom, publishedAt, withdrawal: withdrawal && presentWithdrawal(withdrawal), viewerCanWithdraw: status === 'PUBLISHED' && canWorkOnModels(actor) && isReplaced(all, id) };
}

export function presentWithdrawal({ reason, at }: ModelWithdrawal): ModelWithdrawalType {
  return { reason, at };
}

function variableOf(content: ModelContent, key: string): VariableDef | undefined {
  return content.variables.find((variable) => variable.key === key);
}

/** The values of one of the two axes. */
export function presentAxis(content: ModelContent, key: string): AxisOptionType[] {
  return (variableOf(content, key)?.options ?? []).map((option) => ({ value: option.value, label: option.label, description: option.description ?? '', suits: option.suits ?? '' }));
}

/** The services of a cell are the options of the catalogue that its form and level admit. */
function presentCell(content: ModelContent, cell: ModelContent['cells'][number]): ModelCellType {
  const environment = cellEnvironment(content, cell.form, cell.level, content.effectiveFrom);
  const catalogue = cell.admitted ? (variableOf(content, 'servizi')?.options ?? []).filter((option) => isOptionAdmitted(option.when, environment)) : [];
  return {
    form: cell.form,
    level: cell.level,
    admitted: cell.admitted,
    refusal: cell.refusal,
    suits: cell.suits,
    runs: cell.runs,
    bodies: [...cell.bodies],
    staff: [...cell.staff],
    services: catalogue.map((option) => ({ value: option.value, label: option.label, description: option.description ?? '' })),
    source: cell.source,
  };
}

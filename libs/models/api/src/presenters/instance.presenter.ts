import type { ModelContent } from '@province-comuni/models-contract';
import { canEditInstance, canExportInstance, interviewOf, mayBeFinal, reviewedTextHash, type ExportRecord, type FailedCheck, type InstanceEvent, type InstanceWorkspace, type Question } from '@province-comuni/models-domain';
import type { Actor } from '@province-comuni/identity-contract';
import { inReadingOrder, printCondition, type EffectiveClause, type RichText } from '@province-comuni/shared-act-tree';
import type { CheckType, ClauseDetailType, ExportRecordType, InstanceActType, InstanceEventType, InstanceType, QuestionType } from '../graphql/instance.type.js';

/** Everything the editor shows of an instance. @param newest number of the newest version of its model that can be taken over */
export function presentInstance(actor: Actor, ente: string, newest: string | null, workspace: InstanceWorkspace): InstanceType {
  const { instance, content, environment } = workspace;
  const checks = workspace.checks();
  const steps = interviewOf(content, instance.answers, environment);
  const questions = steps.flatMap((step) => step.questions);
  const count = (state: Question['state']): number => questions.filter((question) => question.state === state).length;
  return {
    id: instance.id,
    title: instance.title,
    enteId: instance.enteId,
    ente,
    modelKey: content.key,
    modelTitle: content.title,
    modelVersion: content.version,
    modelVersionId: instance.modelVersionId,
    upgradeTo: upgradeOffered(workspace, newest),
    form: optionLabel(workspace, content.formAxis),
    level: optionLabel(workspace, content.levelAxis),
    dataRevision: instance.dataRevision,
    updatedAt: instance.updatedAt,
    viewerCan: { edit: canEditInstance(actor, instance), export: canExportInstance(actor, instance) },
    progress: { answered: count('ANSWERED'), proposed: count('PROPOSED'), open: count('OPEN'), total: questions.length },
    steps: steps.map((step) => ({ id: step.id, title: step.title, description: step.description, questions: step.questions.map(presentQuestion) })),
    acts: content.acts.map(({ template }) => presentAct(workspace, template.key, template.shortName, checks)),
    checks: checks.map(presentCheck),
  };
}

/** The version that an instance can be taken to: also its own, where clauses of it were held back; null when there is nothing to take. @param newest as in {@link presentInstance} */
export function upgradeOffered({ content, heldBack }: InstanceWorkspace, newest: string | null): string | null {
  return newest !== null && (newest !== content.version || heldBack) ? newest : null;
}

function optionLabel({ content, environment }: InstanceWorkspace, key: string): string | null {
  const variable = content.variables.find((candidate) => candidate.key === key);
  return variable?.options.find((option) => option.value === environment.answers.get(key))?.label ?? null;
}

function presentQuestion({ variable, state, value, stored, refusedOptions }: Question): QuestionType {
  return {
    key: variable.key,
    type: variable.type,
    label: variable.label,
    question: variable.question,
    help: variable.help,
    why: variable.why,
    sources: [...variable.sources],
    required: variable.required,
    unit: variable.unit ?? null,
    options: variable.options.map((option) => ({ value: option.value, label: option.label, description: option.description ?? '', suits: option.suits ?? '', refusal: refusedOptions.get(option.value) ?? null })),
    columns: variable.columns.map(({ key, label, type, required }) => ({ key, label, type, required })),
    value,
    state,
    origin: stored?.origin ?? (state === 'PROPOSED' ? 'MODELLO' : 'NESSUNA'),
    revision: stored?.revision ?? 0,
    answeredBy: stored?.answeredBy ?? null,
    answeredAt: stored?.origin === 'PERSONA' ? stored.answeredAt : null,
  };
}

/** An act as it prints now, with the clauses the editor lists. */
export function presentAct(workspace: InstanceWorkspace, key: string, shortName: string, checks: readonly FailedCheck[]): InstanceActType {
  const rendered = workspace.act(key)!;
  const labels = new Map(rendered.clauses.map((clause) => [clause.id, clause.label]));
  const local = new Map(workspace.instance.clauses.map((clause) => [clause.clauseId, clause]));
  const locks = new Map(modelClauses(workspace.content, key).map((clause) => [clause.id, clause.lock]));
  return {
    key,
    shortName,
    draft: !mayBeFinal(checks, key),
    rendered,
    clauses: inReadingOrder(workspace.clausesOf(key))
      .filter((clause) => labels.has(clause.id) || clause.state === 'SOPPRESSA')
      .map((clause) => ({ id: clause.id, label: labels.get(clause.id) || headingText(clause), state: clause.state, lock: locks.get(clause.id) ?? 'libera', revision: local.get(clause.id)?.revision ?? 0 })),
  };
}

function modelClauses(content: ModelContent, actKey: string): ModelContent['acts'][number]['clauses'] {
  return content.acts.find((act) => act.template.key === actKey)?.clauses ?? [];
}

function headingText(clause: EffectiveClause): string {
  const text = clause.heading.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
  return text || firstWords(clause.body);
}

/** The beginning of a text, for what has no name. */
export function firstWords(body: RichText): string {
  const [first] = body.content;
  const text = first?.type === 'paragraph' ? (first.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'legalRef' ? inline.attrs.label : '…')).join('') : '';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A failed check with where it is mended. */
export function presentCheck(check: FailedCheck): CheckType {
  return {
    ruleId: check.ruleId,
    severity: check.severity,
    actKeys: [...check.actKeys],
    message: check.message,
    explanation: check.explanation,
    questionKey: check.remedy?.kind === 'question' ? check.remedy.key : null,
    clauseId: check.remedy?.kind === 'clause' ? check.remedy.clauseId : null,
    legalSources: [...check.legalSources],
    source: check.source,
  };
}

/** A clause with the model's wording beside the Provincia's; null when the act has no such clause. */
export function presentClause(workspace: InstanceWorkspace, clauseId: string): ClauseDetailType | null {
  const actKey = workspace.content.acts.map((act) => act.template.key).find((key) => workspace.clausesOf(key).some((clause) => clause.id === clauseId));
  const clause = actKey && workspace.clausesOf(actKey).find((candidate) => candidate.id === clauseId);
  if (!clause) return null;
  const model = modelClauses(workspace.content, actKey).find((candidate) => candidate.id === clauseId);
  const local = workspace.instance.clauses.find((candidate) => candidate.clauseId === clauseId);
  return {
    id: clause.id,
    actKey,
    kind: clause.kind,
    state: clause.state,
    lock: model?.lock ?? 'libera',
    revision: local?.revision ?? 0,
    textHash: reviewedTextHash(clause),
    heading: clause.heading,
    body: clause.body,
    modelHeading: model?.heading ?? null,
    modelBody: model?.body ?? null,
    condition: model?.when ? printCondition(model.when) : null,
    source: model?.source ?? '',
    guidance: model?.guidance ?? '',
    legalSources: [...(model?.legalRefs ?? [])],
    reason: local?.reason ?? null,
    updatedBy: local?.updatedBy ?? null,
    updatedAt: local?.updatedAt ?? null,
  };
}

export function presentEvent(event: InstanceEvent, content: ModelContent): InstanceEventType {
  const variable = content.variables.find((candidate) => candidate.key === event.subject);
  const clause = content.acts.flatMap((act) => act.clauses).find((candidate) => candidate.id === event.subject);
  const act = event.kind === 'NUMERAZIONE' ? content.acts.find(({ template }) => template.key === event.subject)?.template.shortName : undefined;
  const heading = clause?.heading.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
  return {
    sequence: event.sequence,
    kind: event.kind,
    subject: event.subject,
    subjectLabel: act ?? variable?.label ?? (heading || (clause ? firstWords(clause.body) : NAMED_BY_SUBJECT.includes(event.kind) ? event.subject : '')),
    // What an upgrade started from is the whole instance, and numbers are a long list: kept to go back to, too much for a history.
    before: event.kind === 'AGGIORNATO' || act ? null : withModelText(event.before, clause),
    after: act ? null : withModelText(event.after, clause),
    person: event.personName,
    at: event.at,
  };
}

/** Events about a file or a version, which are their own names. */
const NAMED_BY_SUBJECT: readonly InstanceEvent['kind'][] = ['IMPORTATO', 'AGGIORNATO'];

/** A clause that follows the model is kept without text of its own: to people it has the model's. */
function withModelText(side: unknown, clause: ModelContent['acts'][number]['clauses'][number] | undefined): unknown {
  if (!clause || typeof side !== 'object' || side === null || !('body' in side)) return side ?? null;
  return { ...side, body: side.body ?? clause.body };
}

export function presentExport(record: ExportRecord): ExportRecordType {
  return { ...record, actKeys: [...record.actKeys], person: record.personName };
}

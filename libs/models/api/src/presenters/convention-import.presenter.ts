import type { Actor } from '@province-comuni/identity-contract';
import { canEditInstance, headingText, printedBody, type ImportReview, type ImportWorkspace, type ReviewedClause } from '@province-comuni/models-domain';
import { formatAnswer, isAnswered } from '@province-comuni/shared-act-tree';
import type { ConventionImportType, ImportedAnswerType, ImportedClauseType } from '../graphql/convention-import.type.js';
import { firstWords } from './instance.presenter.js';

/** Everything the review page shows of an import. */
export function presentImport(actor: Actor, ente: string, { imported, content, review }: ImportWorkspace): ConventionImportType {
  const optionLabel = (axis: string, value: string): string => content.variables.find((variable) => variable.key === axis)?.options.find((option) => option.value === value)?.label ?? value;
  const variables = content.variables.map((variable) => ({ key: variable.key, label: variable.label }));
  return {
    id: imported.id,
    ente,
    modelKey: content.key,
    modelTitle: content.title,
    modelVersion: content.version,
    form: optionLabel(content.formAxis, imported.form),
    level: optionLabel(content.levelAxis, imported.level),
    fileName: imported.fileName,
    sha256: imported.sha256,
    notices: [...imported.notices],
    revision: imported.revision,
    instanceId: imported.instanceId,
    viewerCanEdit: imported.status === 'OPEN' && canEditInstance(actor, imported),
    pending: review.pending,
    clauses: review.clauses.map((clause) => presentClause(clause, review)),
    missing: review.missing.map(({ clause, choice, fixed, decided }) => ({ clauseId: clause.id, label: review.labels.get(clause.id)!, lock: clause.lock, choice, fixed, decided })),
    answers: review.answers.map((answer) => presentAnswer(answer, review)),
    clauseNames: [...review.labels, ...review.clauses.map(({ imported: each }) => [each.id, headingText(each)] as const)].map(([key, label]) => ({ key, label })),
    variableNames: variables,
  };
}

function presentClause({ imported, decision, decided, sure, state, model, match, compared, setAside }: ReviewedClause, { environment }: ImportReview): ImportedClauseType {
  return {
    id: imported.id,
    label: headingText(imported) || firstWords(imported.body),
    body: imported.body,
    state,
    decided,
    sure,
    modelClauseId: model?.id ?? null,
    lock: model?.lock ?? null,
    modelBody: model && compared ? printedBody(model, environment) : null,
    comparedBody: compared?.body ?? null,
    keepText: decision.choice === 'match' && decision.keepText,
    reason: decision.choice === 'drop' ? decision.reason : null,
    score: match?.score ?? null,
    reasons: [...(match?.reasons ?? [])],
    setAside: setAside.map(({ key, text }) => ({ label: environment.variables.get(key)?.label ?? key, text })),
  };
}

function presentAnswer({ key, found, value, decided }: ImportReview['answers'][number], { environment }: ImportReview): ImportedAnswerType {
  const variable = environment.variables.get(key)!;
  const shown = isAnswered(value) ? value : found;
  return { key, label: variable.label, type: variable.type, unit: variable.unit ?? null, shown: isAnswered(shown) ? formatAnswer(variable, shown) : '', value, decided };
}

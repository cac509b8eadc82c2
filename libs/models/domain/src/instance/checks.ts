import type { ModelContent, Rule, RuleRemedy, RuleSeverity } from '@province-comuni/models-contract';
import {
  clauseNeeds,
  evaluateCondition,
  isAnswered,
  isEmptyRichText,
  isOptionAdmitted,
  isRelevant,
  rowField,
  visibleClauses,
  type EffectiveClause,
  type Environment,
  type LegalSource,
} from '@province-comuni/shared-act-tree';

/** A check that failed. */
export interface FailedCheck {
  /** Rule of the model, or a check of the engine itself (`engine.*`). */
  readonly ruleId: string;
  readonly severity: RuleSeverity;
  /** Acts that may not leave as final because of it; empty = all of them. */
  readonly actKeys: readonly string[];
  readonly message: string;
  readonly explanation: string;
  readonly remedy: RuleRemedy | null;
  readonly legalSources: readonly LegalSource[];
  readonly source: string;
}

/** Judges an instance: the rules of its model version, then what the engine itself must refuse. Errors first. */
export function checkInstance(content: ModelContent, clausesOf: (actKey: string) => readonly EffectiveClause[], environment: Environment): FailedCheck[] {
  const acts = content.acts.map((act) => ({ key: act.template.key, shortName: act.template.shortName, clauses: visibleClauses(clausesOf(act.template.key), environment) }));
  const tags = new Map(content.acts.flatMap((act) => act.clauses.map((clause) => [clause.id, clause.contents] as const)));
  const failed = [
    ...missingAnswers(content, environment),
    ...refusedChoices(content, environment),
    ...acts.flatMap((act) => [...brokenReferences(act, environment), ...unknownVariables(act, environment)]),
    ...content.rules.filter((rule) => rule.when === null || evaluateCondition(rule.when, environment) === true).flatMap((rule) => judge(rule, acts, tags, environment)),
  ];
  return failed.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** Whether the act may leave as final text. */
export function mayBeFinal(failed: readonly FailedCheck[], actKey: string): boolean {
  return !failed.some((check) => check.severity === 'errore' && (check.actKeys.length === 0 || check.actKeys.includes(actKey)));
}

const SEVERITIES: readonly RuleSeverity[] = ['errore', 'avviso', 'nota'];

interface ShownAct {
  readonly key: string;
  readonly shortName: string;
  readonly clauses: readonly EffectiveClause[];
}

function judge(rule: Rule, acts: readonly ShownAct[], tags: ReadonlyMap<string, readonly string[]>, environment: Environment): FailedCheck[] {
  const holds = rule.test.kind === 'condition' ? evaluateCondition(rule.test.condition, environment) !== false : carries(acts, rule.actKey, rule.test.tag, tags);
  if (holds) return [];
  const { id, severity, message, explanation, remedy, legalSources, source, actKey } = rule;
  return [{ ruleId: id, severity, actKeys: actKey ? [actKey] : [], message, explanation, remedy, legalSources, source }];
}

function carries(acts: readonly ShownAct[], actKey: string | null, tag: string, tags: ReadonlyMap<string, readonly string[]>): boolean {
  const act = acts.find((candidate) => candidate.key === actKey);
  return act?.clauses.some((clause) => tags.get(clause.id)?.includes(tag) && saysSomething(clause, act.clauses)) ?? false;
}

function saysSomething(clause: EffectiveClause, all: readonly EffectiveClause[]): boolean {
  return !isEmptyRichText(clause.body) || all.some((child) => child.parentId === clause.id && !isEmptyRichText(child.body));
}

function engineCheck(fields: Pick<FailedCheck, 'ruleId' | 'message' | 'explanation' | 'remedy' | 'actKeys'>): FailedCheck {
  return { severity: 'errore', legalSources: [], source: '', ...fields };
}

function missingAnswers(content: ModelContent, environment: Environment): FailedCheck[] {
  return content.variables
    .filter((variable) => variable.scope === 'istanza' && variable.type !== 'calcolata' && variable.required && isRelevant(variable, environment) && !isAnswered(environment.answers.get(variable.key)))
    .map((variable) =>
      engineCheck({ ruleId: 'engine.missing-answer', actKeys: [], message: `Manca la risposta: ${variable.label}`, explanation: 'Senza questa risposta negli atti resta uno spazio vuoto.', remedy: { kind: 'question', key: variable.key } }),
    );
}

/** A choice that other answers have since made impossible stays visible as what it is, instead of vanishing. */
function refusedChoices(content: ModelContent, environment: Environment): FailedCheck[] {
  return content.variables.flatMap((variable) => {
    if (variable.type !== 'scelta' || variable.scope !== 'istanza') return [];
    const option = variable.options.find((candidate) => candidate.value === environment.answers.get(variable.key));
    if (!option || isOptionAdmitted(option.when, environment)) return [];
    return [engineCheck({ ruleId: 'engine.refused-choice', actKeys: [], message: `${variable.label}: «${option.label}» non si può scegliere`, explanation: option.refusal ?? 'Non si accorda con le altre risposte.', remedy: { kind: 'question', key: variable.key } })];
  });
}

function brokenReferences(act: ShownAct, environment: Environment): FailedCheck[] {
  const shown = new Set(act.clauses.map((clause) => clause.id));
  return act.clauses.flatMap((clause) =>
    [...clauseNeeds(clause, (when) => evaluateCondition(when, environment) === true).clauses]
      .filter((target) => !shown.has(target))
      .map(() =>
        engineCheck({
          ruleId: 'engine.broken-reference',
          actKeys: [act.key],
          message: `${act.shortName}: un rimando porta a una clausola che non c’è`,
          explanation: 'La clausola richiamata è stata soppressa o non si applica a questa forma e a questo livello: togliete il rimando o ripristinate la clausola.',
          remedy: { kind: 'clause', clauseId: clause.id },
        }),
      ),
  );
}

function unknownVariables(act: ShownAct, environment: Environment): FailedCheck[] {
  return act.clauses.flatMap((clause) =>
    [...clauseNeeds(clause).variables]
      .filter((key) => !environment.variables.has(key) && !rowField(environment.variables, key))
      .map((key) =>
        engineCheck({ ruleId: 'engine.unknown-variable', actKeys: [act.key], message: `${act.shortName}: il dato «${key}» non esiste nel modello`, explanation: 'Toglietelo dal testo della clausola o scegliete un dato del modello.', remedy: { kind: 'clause', clauseId: clause.id } }),
      ),
  );
}

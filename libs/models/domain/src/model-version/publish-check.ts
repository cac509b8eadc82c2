import type { ModelContent } from '@province-comuni/models-contract';
import { clauseNeeds, conditionVariables, expressionVariables, rowField, type Block, type Condition, type Environment, type RichText, type VariableDef } from '@province-comuni/shared-act-tree';
import { bareCellEnvironment, isPossible } from './possible-condition.js';

type Clause = ModelContent['acts'][number]['clauses'][number];

/** Why a version cannot be published, in Italian, and where. */
export interface PublishProblem {
  readonly code:
    | 'UNKNOWN_VARIABLE'
    | 'DANGLING_REFERENCE'
    | 'IMPOSSIBLE_CONDITION'
    | 'IDLE_CHECK'
    | 'MISSING_CONTENT'
    | 'CYCLE'
    | 'UNKNOWN_STEP'
    | 'UNKNOWN_SUBJECT'
    | 'MISSING_CELL'
    | 'UNDECLARED_DISAPPEARANCE'
    | 'BAD_LINEAGE'
    | 'BAD_MIGRATION'
    | 'UNREADABLE'
    | 'NOTHING_CHANGED'
    | 'MISSING_REASON'
    | 'VERSION_TOO_LOW'
    | 'NOT_FROM_THE_LATEST';
  /** Id of the clause, act, rule or parameter, key of the variable, `FORM/LEVEL` of the cell; of the whole version its model's key. */
  readonly subject: string;
  readonly message: string;
}

/** The minimum content of a convenzione (art. 30, c. 2, TUEL), as content tags. */
export const TUEL_30_CONTENT: readonly string[] = ['fini', 'durata', 'consultazione', 'rapporti-finanziari', 'obblighi', 'garanzie'];

/** Everything that keeps a version from being published; empty when it may be. */
export function checkPublishable(content: ModelContent): PublishProblem[] {
  const variables = new Map(content.variables.map((variable) => [variable.key, variable]));
  return [
    ...structure(content, variables),
    ...unknownVariables(content, variables),
    ...cyclicCalculations(content.variables, variables),
    ...(content.acts.length > 0 ? perCell(content) : []),
    ...impossibleConditions(content),
    ...idleChecks(content),
  ];
}

function structure(content: ModelContent, variables: ReadonlyMap<string, VariableDef>): PublishProblem[] {
  const problems: PublishProblem[] = [];
  const steps = new Set(content.steps.map((step) => step.id));
  const clauses = new Set(content.acts.flatMap((act) => act.clauses.map((clause) => clause.id)));
  const acts = new Set(content.acts.map((act) => act.template.key));
  for (const variable of content.variables) {
    if (variable.step && !steps.has(variable.step)) problems.push({ code: 'UNKNOWN_STEP', subject: variable.key, message: `La domanda «${variable.label}» è nel passo «${variable.step}», che non esiste.` });
  }
  for (const rule of content.rules) {
    if (rule.actKey && !acts.has(rule.actKey)) problems.push({ code: 'UNKNOWN_SUBJECT', subject: rule.id, message: `La regola «${rule.id}» riguarda l’atto «${rule.actKey}», che non esiste.` });
    if (rule.remedy?.kind === 'question' && !variables.has(rule.remedy.key)) problems.push({ code: 'UNKNOWN_SUBJECT', subject: rule.id, message: `La regola «${rule.id}» rimanda alla domanda «${rule.remedy.key}», che non esiste.` });
    if (rule.remedy?.kind === 'clause' && !clauses.has(rule.remedy.clauseId)) problems.push({ code: 'UNKNOWN_SUBJECT', subject: rule.id, message: `La regola «${rule.id}» rimanda alla clausola «${rule.remedy.clauseId}», che non esiste.` });
  }
  for (const axis of [content.formAxis, content.levelAxis]) {
    if (variables.get(axis)?.type !== 'scelta') problems.push({ code: 'UNKNOWN_VARIABLE', subject: axis, message: `L’asse «${axis}» non è una scelta del modello.` });
  }
  for (const form of variables.get(content.formAxis)?.options ?? []) {
    for (const level of variables.get(content.levelAxis)?.options ?? []) {
      if (!content.cells.some((cell) => cell.form === form.value && cell.level === level.value)) problems.push({ code: 'MISSING_CELL', subject: `${form.value}/${level.value}`, message: `Manca la cella ${form.label} – ${level.label}: ditela ammessa o date il motivo per cui non lo è.` });
    }
  }
  return problems;
}

function unknownVariables(content: ModelContent, variables: ReadonlyMap<string, VariableDef>): PublishProblem[] {
  const uses: [string, Iterable<string>][] = [
    ...content.acts.flatMap((act) => act.clauses.map((clause): [string, Iterable<string>] => [clause.id, clauseNeeds(clause).variables])),
    ...content.acts.map((act): [string, Iterable<string>] => [act.template.key, act.template.title.flatMap((inline) => (inline.type === 'variable' ? [inline.attrs.key] : []))]),
    ...content.variables.flatMap((variable): [string, Iterable<string>][] => [
      [variable.key, variable.when ? conditionVariables(variable.when) : []],
      [variable.key, variable.expression ? expressionVariables(variable.expression) : []],
      ...variable.options.map((option): [string, Iterable<string>] => [variable.key, option.when ? conditionVariables(option.when) : []]),
    ]),
    ...content.rules.flatMap((rule): [string, Iterable<string>][] => [
      [rule.id, rule.when ? conditionVariables(rule.when) : []],
      [rule.id, rule.test.kind === 'condition' ? conditionVariables(rule.test.condition) : []],
    ]),
  ];
  return uses.flatMap(([subject, keys]) =>
    [...keys].filter((key) => !isKnown(key, variables)).map((key): PublishProblem => ({ code: 'UNKNOWN_VARIABLE', subject, message: `«${subject}» usa il dato «${key}», che non esiste.` })),
  );
}

function isKnown(key: string, variables: ReadonlyMap<string, VariableDef>): boolean {
  if (variables.has(key)) return true;
  const field = rowField(variables, key);
  if (!field) return false;
  if (field.variable.type === 'tabella') return field.variable.columns.some((column) => column.key === field.field);
  return ['valore', 'etichetta', 'descrizione'].includes(field.field) || field.variable.options.some((option) => field.field in option.attributes);
}

function cyclicCalculations(all: readonly VariableDef[], variables: ReadonlyMap<string, VariableDef>): PublishProblem[] {
  const reaches = (from: string, target: string, seen = new Set<string>()): boolean => {
    const expression = variables.get(from)?.expression;
    if (!expression || seen.has(from)) return false;
    seen.add(from);
    const read = expressionVariables(expression);
    return read.has(target) || [...read].some((key) => reaches(key, target, seen));
  };
  return all.filter((variable) => variable.expression && reaches(variable.key, variable.key)).map((variable) => ({ code: 'CYCLE', subject: variable.key, message: `Il calcolo di «${variable.label}» dipende da sé stesso.` }));
}

/** In every admitted cell: no reference to a clause that is not there, and the minimum content of art. 30 TUEL in the convenzione. */
function perCell(content: ModelContent): PublishProblem[] {
  const problems = new Map<string, PublishProblem>();
  for (const cell of content.cells.filter((candidate) => candidate.admitted)) {
    const environment = bareCellEnvironment(content, cell);
    for (const act of content.acts) {
      const possible = act.clauses.filter((clause) => isPossible(clause.when, environment) && act.clauses.every((parent) => parent.id !== clause.parentId || isPossible(parent.when, environment)));
      const ids = new Set(possible.map((clause) => clause.id));
      for (const clause of possible) {
        for (const target of clauseNeeds(clause, (when) => isPossible(when, environment)).clauses) {
          if (!ids.has(target) && !problems.has(`${clause.id}>${target}`)) {
            problems.set(`${clause.id}>${target}`, { code: 'DANGLING_REFERENCE', subject: clause.id, message: `La clausola «${clause.id}» rimanda a «${target}», che non c’è nella cella ${cell.form} – ${cell.level}.` });
          }
        }
      }
      if (act.template.key === 'convenzione') {
        for (const tag of TUEL_30_CONTENT.filter((needed) => !possible.some((clause) => clause.contents.includes(needed)))) {
          problems.set(`${cell.form}${cell.level}${tag}`, { code: 'MISSING_CONTENT', subject: act.template.key, message: `Nella cella ${cell.form} – ${cell.level} la convenzione non ha il contenuto «${tag}», che l’art. 30 TUEL richiede.` });
        }
      }
    }
  }
  return [...problems.values()];
}

/** The conditions of the stretches of a text, each with all that hold around it: a stretch within another is there only where both are. */
function bodyConditions(body: RichText, around: readonly Condition[]): Condition[] {
  const of = (block: Block, outer: readonly Condition[]): Condition[] => {
    if (block.type === 'paragraph') return block.attrs?.when ? [allOf([...outer, block.attrs.when])] : [];
    return block.content.flatMap((part) => {
      const inner = part.attrs?.when ? [...outer, part.attrs.when] : outer;
      return [...(part.attrs?.when ? [allOf(inner)] : []), ...(part.type === 'listItem' ? part.content.flatMap((child) => of(child, inner)) : [])];
    });
  };
  return body.content.flatMap((block) => of(block, around));
}

function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? conditions[0]! : { op: 'and', args: conditions };
}

/** The condition of a clause with those of the clauses that hold it, and of the stretches of its text within them. */
function clauseConditions(clause: Clause, all: ReadonlyMap<string, Clause>): Condition[] {
  const around: Condition[] = [];
  const seen = new Set<string>();
  for (let at: Clause | undefined = clause; at && !seen.has(at.id); at = at.parentId === null ? undefined : all.get(at.parentId)) {
    seen.add(at.id);
    if (at.when) around.unshift(at.when);
  }
  return [...(clause.when ? [allOf(around)] : []), ...bodyConditions(clause.body, around)];
}

/** A condition that is false in every admitted cell, whatever the other answers, can never hold. */
function impossibleConditions(content: ModelContent): PublishProblem[] {
  const cells = content.cells.filter((cell) => cell.admitted).map((cell) => bareCellEnvironment(content, cell));
  const contradictory = (condition: Condition): boolean => cells.length > 0 && cells.every((environment) => !isPossible(condition, environment));
  const conditions: [string, Condition | null | undefined][] = [
    ...content.acts.flatMap((act) => {
      const all = new Map(act.clauses.map((clause) => [clause.id, clause]));
      return act.clauses.flatMap((clause) => clauseConditions(clause, all).map((when): [string, Condition] => [clause.id, when]));
    }),
    ...content.variables.flatMap((variable) => [variable.when, ...variable.options.map((option) => option.when)].map((when): [string, Condition | undefined] => [variable.key, when])),
    ...content.rules.map((rule): [string, Condition | null] => [rule.id, rule.when]),
  ];
  return conditions.flatMap(([subject, condition]) => (condition && contradictory(condition) ? [{ code: 'IMPOSSIBLE_CONDITION' as const, subject, message: `La condizione di «${subject}» non vale mai: nessuna forma, nessun livello e nessuna risposta la rendono vera.` }] : []));
}

/**
 * A check tells something only where it may hold and may fail. It must be able to hold in an admitted cell, with answers the questions take. It may be there to fail where only
 * an earlier choice leads: in a cell that is not admitted, or with a number beyond the bounds of its question, kept from a version that allowed it.
 */
function idleChecks(content: ModelContent): PublishProblem[] {
  const unbounded = { ...content, variables: content.variables.map(({ min: _min, max: _max, ...variable }) => variable) };
  const admitted = content.cells.filter((cell) => cell.admitted).map((cell) => bareCellEnvironment(content, cell));
  const reachable = content.cells.map((cell) => bareCellEnvironment(unbounded, cell));
  const mayHold = (environments: readonly Environment[], when: Condition | null, condition: Condition): boolean => environments.some((environment) => isPossible(allOf(when ? [when, condition] : [condition]), environment));
  return content.rules.flatMap(({ id, when, test }): PublishProblem[] => {
    // Without cells nothing can be said; a rule that never applies is told as such.
    if (test.kind !== 'condition' || admitted.length === 0 || !admitted.some((environment) => isPossible(when, environment))) return [];
    const whenever = when ? ' quando la regola si applica' : '';
    if (!mayHold(admitted, when, test.condition)) return [{ code: 'IDLE_CHECK', subject: id, message: `La verifica di «${id}» non è mai soddisfatta${whenever}: nessuna forma, nessun livello e nessuna risposta la rendono vera, e chi compila non potrebbe rimediare.` }];
    if (!mayHold(reachable, when, { op: 'not', arg: test.condition })) return [{ code: 'IDLE_CHECK', subject: id, message: `La verifica di «${id}» è sempre soddisfatta${whenever}: nessuna forma, nessun livello e nessuna risposta la rendono falsa, e il controllo non segnala mai nulla.` }];
    return [];
  });
}

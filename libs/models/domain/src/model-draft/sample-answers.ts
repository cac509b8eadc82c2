import type { ModelContent } from '@province-comuni/models-contract';
import { createEnvironment, isAnswered, isOptionAdmitted, isRelevant, type Environment, type VariableDef } from '@province-comuni/shared-act-tree';
import { instanceEnvironment, lawParametersAt } from '../instance/instance-environment.js';
import type { StoredAnswer } from '../instance/instance.js';

/**
 * The environment a draft is previewed in: the cell, the answers the curator chose, the model's defaults, and for every other question that is asked
 * an invented answer that shows by itself what it stands for.
 * @param chosen in the answers' JSON shape; what the model does not know is left aside
 * @param day `YYYY-MM-DD`
 */
export function sampleEnvironment(content: ModelContent, form: string, level: string, chosen: ReadonlyMap<string, unknown>, day: string): Environment {
  const given = (key: string, value: unknown): StoredAnswer => ({ key, value, origin: 'PERSONA', revision: 1, answeredBy: null, answeredAt: new Date(0) });
  const own = [...chosen].filter(([key, value]) => key !== content.formAxis && key !== content.levelAxis && content.variables.some((variable) => variable.key === key && fits(variable, value)));
  const stored = [given(content.formAxis, form), given(content.levelAxis, level), ...own.map(([key, value]) => given(key, value))];
  const base = instanceEnvironment(content, stored, day);
  const answers = new Map(base.answers);
  const environment = createEnvironment(content.variables, answers, lawParametersAt(content.parameters, day));
  for (const variable of content.variables) {
    if (variable.scope === 'firma' || variable.type === 'calcolata' || answers.has(variable.key) || !isRelevant(variable, environment)) continue;
    const value = sampleAnswer(variable, environment, day);
    if (isAnswered(value)) answers.set(variable.key, value);
  }
  return environment;
}

/** An answer in the right shape that nobody takes for a real one. */
function sampleAnswer(variable: VariableDef, environment: Environment, day: string): unknown {
  switch (variable.type) {
    case 'testo':
    case 'testo-lungo':
      return `[${variable.label}]`;
    case 'intero':
    case 'decimale':
      return variable.min ?? 1;
    case 'importo':
      return 100_000;
    case 'data':
      return day;
    case 'si-no':
      return true;
    case 'scelta':
      return variable.options.find((option) => isOptionAdmitted(option.when, environment))?.value;
    case 'scelte':
      return variable.options.filter((option) => isOptionAdmitted(option.when, environment)).map((option) => option.value);
    case 'tabella':
      return [Object.fromEntries(variable.columns.map((column) => [column.key, column.type === 'testo' ? `[${column.label}]` : column.type === 'data' ? day : column.type === 'importo' ? 100_000 : 1]))];
    default:
      return undefined;
  }
}

function fits(variable: VariableDef, value: unknown): boolean {
  switch (variable.type) {
    case 'intero':
    case 'decimale':
    case 'importo':
      return typeof value === 'number' && Number.isFinite(value);
    case 'si-no':
      return typeof value === 'boolean';
    case 'scelta':
      return variable.options.some((option) => option.value === value);
    case 'scelte':
      return Array.isArray(value) && value.every((code) => variable.options.some((option) => option.value === code));
    case 'testo':
    case 'testo-lungo':
      return typeof value === 'string' && value.length <= 4000;
    case 'data':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    default:
      return false;
  }
}

import { createEnvironment, type Environment } from '../environment.js';
import type { VariableDef } from '../variable.js';

/** A variable with what a test does not say filled in. */
export function aVariable(fields: Partial<VariableDef> & Pick<VariableDef, 'key' | 'type'>): VariableDef {
  return { scope: 'istanza', label: fields.key, question: fields.key, help: '', why: '', sources: [], required: true, options: [], columns: [], ...fields };
}

export function anEnvironment(variables: readonly VariableDef[], answers: Record<string, unknown> = {}): Environment {
  return createEnvironment(variables, new Map(Object.entries(answers)), {});
}

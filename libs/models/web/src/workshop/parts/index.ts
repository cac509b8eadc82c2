import './messages.js';
import './parts.css';
import type { PartForm } from './part-form.js';
import { RuleForm } from './RuleForm.js';
import { ActForm, CellForm, HeadForm, ParameterForm, SourceForm, StepForm } from './simple-forms.js';
import { VariableForm } from './VariableForm.js';

export { ConditionBuilder, type ConditionBuilderProps } from './ConditionBuilder.js';
export { emptyPart, type AddablePart } from './empty-part.js';
export { InlineField } from './lazy-inline-field.js';
export { NormsField } from './NormsField.js';
export type { PartForm, PartFormProps } from './part-form.js';

/** The form of each kind of part that is no clause. */
export const PART_FORMS: { readonly [K in 'head' | 'act' | 'step' | 'variable' | 'rule' | 'cell' | 'parameter' | 'source']: PartForm<K> } = {
  head: HeadForm,
  act: ActForm,
  step: StepForm,
  variable: VariableForm,
  rule: RuleForm,
  cell: CellForm,
  parameter: ParameterForm,
  source: SourceForm,
};

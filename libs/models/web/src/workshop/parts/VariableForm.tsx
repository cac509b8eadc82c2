import type { Condition, ScalarType, VariableDef, VariableScope, VariableType } from '@province-comuni/shared-act-tree';
import { Disclosure, Field, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { ConditionBuilder } from './ConditionBuilder.js';
import { DefaultAnswer } from './DefaultAnswer.js';
import { CalculationField } from './ExpressionEditor.js';
import { NormsField } from './NormsField.js';
import { NumberField } from './NumberField.js';
import type { PartFormProps } from './part-form.js';
import { NameField } from './simple-forms.js';
import { ColumnsField, OptionsField } from './variable-lists.js';

const TYPES: readonly VariableType[] = ['testo', 'testo-lungo', 'intero', 'decimale', 'importo', 'data', 'si-no', 'scelta', 'scelte', 'tabella', 'calcolata'];
const SCALARS: readonly ScalarType[] = ['testo', 'intero', 'decimale', 'importo', 'data'];
const SCOPES: readonly VariableScope[] = ['istanza', 'adesione', 'firma'];
const REGISTRY = ['provincia.denominazione', 'provincia.sigla', 'provincia.regione', 'provincia.numero_comuni', 'provincia.popolazione', 'provincia.anno_popolazione', 'provincia.codice_istat', 'provincia.sede', 'comune.denominazione', 'comune.popolazione', 'comune.anno_popolazione'];

/** A question of the interview, or a calculated value. */
export function VariableForm({ draft, value, problems, isNew, onChange }: PartFormProps<'variable'>): ReactElement {
  const t = useMessages('workshopParts');
  const set = (change: { readonly [K in keyof VariableDef]?: VariableDef[K] | undefined }): void => onChange(without({ ...value, ...change }));
  const asked = value.type !== 'calcolata';
  return (
    <>
      <NameField id="dato-nome" value={value.key} isNew={isNew} error={problems['key']} onChange={(key) => set({ key })} />
      <Field id="dato-etichetta" label={t('variable.label')} help={t('variable.labelHelp')} required error={problems['label']}>
        <TextInput value={value.label} maxLength={300} onChange={(label) => set({ label })} />
      </Field>
      <Field id="dato-tipo" label={t('variable.type')} required error={problems['type']}>
        <Select placeholder={null} value={value.type} onChange={(type) => set(ofType(value, type as VariableType))} options={TYPES.map((type) => ({ value: type, label: t(`variable.types.${type}`) }))} />
      </Field>
      {asked ? (
        <AskedFields draft={draft} value={value} problems={problems} isNew={isNew} onChange={onChange} />
      ) : (
        <>
          <Field id="dato-risultato" label={t('variable.resultType')} required error={problems['resultType']}>
            <Select placeholder={null} value={value.resultType ?? 'testo'} onChange={(resultType) => set({ resultType: resultType as ScalarType })} options={SCALARS.map((type) => ({ value: type, label: t(`variable.types.${type}`) }))} />
          </Field>
          <CalculationField id="dato-calcolo" label={t('variable.expression')} value={value.expression ?? { kind: 'literal', value: 1 }} draft={draft} problem={problems['expression']} onChange={(expression) => set({ expression })} />
        </>
      )}
      {(value.type === 'scelta' || value.type === 'scelte') && <OptionsField draft={draft} value={value.options} problems={problems} onChange={(options) => set({ options })} />}
      {value.type === 'tabella' && <ColumnsField value={value.columns} problems={problems} onChange={(columns) => set({ columns })} />}
      {asked && <DefaultAnswer variable={value} problem={problems['defaultValue']} onChange={(defaultValue) => set({ defaultValue })} />}
      <Disclosure summary={t('variable.more')} open={['min', 'max', 'unit', 'registry', ...Object.keys(problems).filter((path) => path.startsWith('sources'))].some((path) => problems[path])}>
        {asked && (
          <>
            <div className="part-pair">
              <Field id="dato-minimo" label={t('variable.min')} help={t('variable.boundsHelp')} error={problems['min']}>
                <NumberField value={value.min} onChange={(min) => set({ min: min as number | undefined })} />
              </Field>
              <Field id="dato-massimo" label={t('variable.max')} help={t('variable.boundsHelp')} error={problems['max']}>
                <NumberField value={value.max} onChange={(max) => set({ max: max as number | undefined })} />
              </Field>
            </div>
            <Field id="dato-anagrafe" label={t('variable.registry')} error={problems['registry']}>
              <Select value={value.registry ?? ''} onChange={(registry) => set({ registry: registry || undefined })} options={REGISTRY.map((name) => ({ value: name, label: name.replace('.', ': ').replaceAll('_', ' ') }))} />
            </Field>
          </>
        )}
        <Field id="dato-unita" label={t('variable.unit')} error={problems['unit']}>
          <TextInput value={value.unit ?? ''} maxLength={40} onChange={(unit) => set({ unit: unit || undefined })} />
        </Field>
        {value.type === 'data' && (
          <label className="part-check">
            <input type="checkbox" checked={value.notBeforeToday ?? false} onChange={() => set({ notBeforeToday: value.notBeforeToday ? undefined : true })} /> {t('variable.notBeforeToday')}
          </label>
        )}
        <NormsField id="dato-norme" value={value.sources} problems={problems} path="sources" onChange={(sources) => set({ sources })} />
      </Disclosure>
    </>
  );
}

function AskedFields({ draft, value, problems, onChange }: PartFormProps<'variable'>): ReactElement {
  const t = useMessages('workshopParts');
  const set = (change: { readonly [K in keyof VariableDef]?: VariableDef[K] | undefined }): void => onChange(without({ ...value, ...change }));
  return (
    <>
      <Field id="dato-chi" label={t('variable.scope')} required error={problems['scope']}>
        <Select placeholder={null} value={value.scope} onChange={(scope) => set({ scope: scope as VariableScope })} options={SCOPES.map((scope) => ({ value: scope, label: t(`variable.scopes.${scope}`) }))} />
      </Field>
      <Field id="dato-passo" label={t('variable.step')} required={value.scope === 'istanza'} error={problems['step']}>
        <Select value={value.step ?? ''} onChange={(step) => set({ step: step || undefined })} options={draft.steps.map((step) => ({ value: step.id, label: step.label }))} />
      </Field>
      <Field id="dato-domanda" label={t('variable.question')} required={value.scope === 'istanza'} error={problems['question']}>
        <TextArea rows={2} value={value.question} onChange={(question) => set({ question })} />
      </Field>
      <Field id="dato-aiuto" label={t('variable.help')} error={problems['help']}>
        <TextArea rows={2} value={value.help} onChange={(help) => set({ help })} />
      </Field>
      <Field id="dato-perche" label={t('variable.why')} error={problems['why']}>
        <TextArea rows={2} value={value.why} onChange={(why) => set({ why })} />
      </Field>
      <label className="part-check">
        <input type="checkbox" checked={value.required} onChange={() => set({ required: !value.required })} /> {t('variable.required')}
      </label>
      <ConditionBuilder id="dato-quando" label={t('variable.when')} value={value.when ?? null} draft={draft} problem={problems['when']} onChange={(when: Condition | null) => set({ when: when ?? undefined })} />
    </>
  );
}

/** What does not belong to the new type goes: a default of another shape would only be refused. */
function ofType(value: VariableDef, type: VariableType): { readonly [K in keyof VariableDef]?: VariableDef[K] | undefined } {
  const choices = type === 'scelta' || type === 'scelte';
  return {
    type,
    defaultValue: undefined,
    options: choices ? value.options : [],
    columns: type === 'tabella' ? value.columns : [],
    ...(type === 'calcolata' ? { scope: 'istanza', required: false, resultType: value.resultType ?? 'testo', expression: value.expression ?? { kind: 'literal', value: 1 } } : { resultType: undefined, expression: undefined }),
  };
}

/** A member that says nothing is left out. */
function without(value: { readonly [K in keyof VariableDef]?: VariableDef[K] | undefined }): VariableDef {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as unknown as VariableDef;
}

import type { ScalarType, TableColumn, VariableOption } from '@province-comuni/shared-act-tree';
import { Button, Disclosure, Field, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { DraftData } from '../draft-data.js';
import { ConditionBuilder } from './ConditionBuilder.js';
import { RowList } from './RowList.js';

const SCALARS: readonly ScalarType[] = ['testo', 'intero', 'decimale', 'importo', 'data'];

type Problems = Readonly<Record<string, string>>;

/** The options of a choice. */
export function OptionsField({ draft, value, problems, onChange }: { readonly draft: DraftData; readonly value: readonly VariableOption[]; readonly problems: Problems; readonly onChange: (value: readonly VariableOption[]) => void }): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <fieldset className="part-fieldset">
      <legend>{t('variable.options')}</legend>
      <Problem text={problems['options']} />
      <RowList label={t('variable.options')} items={value} nameOf={(n) => t('variable.option', { n })} addLabel={t('variable.addOption')} removeLabel={(n) => t('variable.removeOption', { n })} blank={(): VariableOption => ({ value: '', label: '', attributes: {} })} onChange={onChange}>
        {(option, change, index) => <OptionRow draft={draft} id={`opzione-${index}`} option={option} problems={under(problems, `options[${index}].`)} onChange={change} />}
      </RowList>
    </fieldset>
  );
}

function OptionRow({ draft, id, option, problems, onChange }: { draft: DraftData; id: string; option: VariableOption; problems: Problems; onChange: (option: VariableOption) => void }): ReactElement {
  const t = useMessages('workshopParts');
  const set = (change: { readonly [K in keyof VariableOption]?: VariableOption[K] | undefined }): void => onChange(Object.fromEntries(Object.entries({ ...option, ...change }).filter(([, member]) => member !== undefined && member !== '')) as unknown as VariableOption);
  return (
    <>
      <div className="part-pair">
        <Field id={`${id}-codice`} label={t('variable.value')} required error={problems['value']}>
          <TextInput value={option.value ?? ''} maxLength={60} spellCheck={false} onChange={(value) => onChange({ ...option, value: value.toUpperCase().replace(/[^A-Z0-9_]/g, '_') })} />
        </Field>
        <Field id={`${id}-etichetta`} label={t('variable.label')} required error={problems['label']}>
          <TextInput value={option.label ?? ''} maxLength={300} onChange={(label) => onChange({ ...option, label })} />
        </Field>
      </div>
      <Disclosure summary={<span>{t('variable.description')}, {t('variable.optionWhen').toLowerCase()}<span className="visually-hidden">: {option.label}</span></span>} open={Object.keys(problems).some((path) => path !== 'value' && path !== 'label')}>
        <Field id={`${id}-descrizione`} label={t('variable.description')} error={problems['description']}>
          <TextArea rows={2} value={option.description ?? ''} onChange={(description) => set({ description })} />
        </Field>
        <Field id={`${id}-indicata`} label={t('variable.suits')} error={problems['suits']}>
          <TextArea rows={2} value={option.suits ?? ''} onChange={(suits) => set({ suits })} />
        </Field>
        <ConditionBuilder id={`${id}-quando`} label={t('variable.optionWhen')} value={option.when ?? null} draft={draft} problem={problems['when']} onChange={(when) => set({ when: when ?? undefined })} />
        {option.when && (
          <Field id={`${id}-motivo`} label={t('variable.refusal')} error={problems['refusal']}>
            <TextInput value={option.refusal ?? ''} maxLength={1000} onChange={(refusal) => set({ refusal })} />
          </Field>
        )}
        <Attributes id={`${id}-dati`} value={option.attributes} problems={problems} onChange={(attributes) => onChange({ ...option, attributes })} />
      </Disclosure>
    </>
  );
}

/** Further data of an option, which texts may print inside a repeat. */
function Attributes({ id, value, problems, onChange }: { id: string; value: VariableOption['attributes']; problems: Problems; onChange: (value: VariableOption['attributes']) => void }): ReactElement {
  const t = useMessages('workshopParts');
  const [name, setName] = useState('');
  const valid = /^[a-z][a-z0-9_]*$/.test(name) && !(name in value);
  return (
    <fieldset className="part-fieldset">
      <legend>{t('variable.attributes')}</legend>
      {Object.entries(value).map(([key, text]) => (
        <Field key={key} id={`${id}-${key}`} label={key} error={problems[`attributes.${key}`]}>
          <div className="part-inline">
            <TextInput value={text} maxLength={1000} onChange={(next) => onChange({ ...value, [key]: next })} />
            <Button size="xs" color="link" type="button" aria-label={t('variable.removeAttribute', { name: key })} onClick={() => onChange(Object.fromEntries(Object.entries(value).filter(([each]) => each !== key)))}>
              {t('remove')}
            </Button>
          </div>
        </Field>
      ))}
      <Field id={`${id}-nuovo`} label={t('variable.attributeName')}>
        <div className="part-inline">
          <TextInput value={name} maxLength={40} spellCheck={false} onChange={(next) => setName(next.toLowerCase())} />
          <Button size="xs" outline color="primary" type="button" disabled={!valid} onClick={() => (onChange({ ...value, [name]: '' }), setName(''))}>
            {t('variable.addAttribute')}
          </Button>
        </div>
      </Field>
    </fieldset>
  );
}

/** The columns of a table. */
export function ColumnsField({ value, problems, onChange }: { readonly value: readonly TableColumn[]; readonly problems: Problems; readonly onChange: (value: readonly TableColumn[]) => void }): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <fieldset className="part-fieldset">
      <legend>{t('variable.columns')}</legend>
      <Problem text={problems['columns']} />
      <RowList label={t('variable.columns')} items={value} nameOf={(n) => t('variable.column', { n })} addLabel={t('variable.addColumn')} removeLabel={(n) => t('variable.removeColumn', { n })} blank={(): TableColumn => ({ key: '', label: '', type: 'testo', required: true })} onChange={onChange}>
        {(column, change, index) => (
          <>
            <div className="part-pair">
              <Field id={`colonna-${index}-nome`} label={t('variable.columnKey')} required error={problems[`columns[${index}].key`]}>
                <TextInput value={column.key} maxLength={60} spellCheck={false} onChange={(key) => change({ ...column, key })} />
              </Field>
              <Field id={`colonna-${index}-etichetta`} label={t('variable.label')} required error={problems[`columns[${index}].label`]}>
                <TextInput value={column.label} maxLength={300} onChange={(label) => change({ ...column, label })} />
              </Field>
            </div>
            <Field id={`colonna-${index}-tipo`} label={t('variable.type')} error={problems[`columns[${index}].type`]}>
              <Select placeholder={null} value={column.type} onChange={(type) => change({ ...column, type: type as ScalarType })} options={SCALARS.map((type) => ({ value: type, label: t(`variable.types.${type}`) }))} />
            </Field>
            <label className="part-check">
              <input type="checkbox" checked={column.required} onChange={() => change({ ...column, required: !column.required })} /> {t('variable.columnRequired')}
            </label>
          </>
        )}
      </RowList>
    </fieldset>
  );
}

function Problem({ text }: { text: string | undefined }): ReactElement | null {
  return text ? (
    <p className="pc-field__error" role="alert">
      {text}
    </p>
  ) : null;
}

/** The problems under a path, by what follows it. */
function under(problems: Problems, prefix: string): Problems {
  return Object.fromEntries(Object.entries(problems).flatMap(([path, message]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), message]] : [])));
}

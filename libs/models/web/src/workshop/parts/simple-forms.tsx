import { Field, Select, Skeleton, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { Suspense, type ReactElement } from 'react';
import { InlineField } from './lazy-inline-field.js';
import { NumberField } from './NumberField.js';
import type { PartFormProps } from './part-form.js';
import { RowList } from './RowList.js';

/** What belongs to the model as a whole. */
export function HeadForm({ value, problems, onChange }: PartFormProps<'head'>): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <>
      <Field id="scheda-titolo" label={t('head.title')} required error={problems['title']}>
        <TextInput value={value.title} maxLength={200} onChange={(title) => onChange({ ...value, title })} />
      </Field>
      <Field id="scheda-dal" label={t('head.effectiveFrom')} required error={problems['effectiveFrom']}>
        <TextInput type="date" value={value.effectiveFrom} onChange={(effectiveFrom) => onChange({ ...value, effectiveFrom })} />
      </Field>
      <Field id="scheda-sintesi" label={t('head.summary')} help={t('head.summaryHelp')} required error={problems['summary']}>
        <TextArea rows={4} value={value.summary} onChange={(summary) => onChange({ ...value, summary })} />
      </Field>
      <Field id="scheda-descrizione" label={t('head.description')} help={t('head.descriptionHelp')} error={problems['description']}>
        <TextArea rows={12} value={value.description} onChange={(description) => onChange({ ...value, description })} />
      </Field>
    </>
  );
}

/** An act of the bundle; its clauses are in the tree. */
export function ActForm({ draft, value, problems, isNew, onChange }: PartFormProps<'act'>): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <>
      <NameField id="atto-nome" value={value.key} isNew={isNew} error={problems['key']} onChange={(key) => onChange({ ...value, key })} />
      <Field id="atto-breve" label={t('act.shortName')} help={t('act.shortNameHelp')} required error={problems['shortName']}>
        <TextInput value={value.shortName} maxLength={100} onChange={(shortName) => onChange({ ...value, shortName })} />
      </Field>
      <Suspense fallback={<Skeleton lines={2} />}>
        <InlineField id="atto-titolo" label={t('act.title')} value={value.title} draft={draft} problem={problems['title']} onChange={(title) => onChange({ ...value, title })} />
      </Suspense>
      <Field id="atto-organo" label={t('act.organ')} error={problems['organ']}>
        <TextInput value={value.organ} maxLength={300} onChange={(organ) => onChange({ ...value, organ })} />
      </Field>
      <SourceField id="atto-fonte" value={value.source} error={problems['source']} onChange={(source) => onChange({ ...value, source })} />
    </>
  );
}

/** A step of the interview. */
export function StepForm({ value, problems, isNew, onChange }: PartFormProps<'step'>): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <>
      <NameField id="passo-nome" value={value.id} isNew={isNew} error={problems['id']} onChange={(id) => onChange({ ...value, id })} />
      <Field id="passo-titolo" label={t('step.title')} required error={problems['title']}>
        <TextInput value={value.title} maxLength={300} onChange={(title) => onChange({ ...value, title })} />
      </Field>
      <Field id="passo-descrizione" label={t('step.description')} error={problems['description']}>
        <TextArea rows={3} value={value.description} onChange={(description) => onChange({ ...value, description })} />
      </Field>
    </>
  );
}

/** A public document the model draws on. */
export function SourceForm({ value, problems, isNew, onChange }: PartFormProps<'source'>): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <>
      <NameField id="fonte-nome" value={value.id} isNew={isNew} error={problems['id']} onChange={(id) => onChange({ ...value, id })} />
      <Field id="fonte-titolo" label={t('sourcePart.title')} required error={problems['title']}>
        <TextInput value={value.title} maxLength={300} onChange={(title) => onChange({ ...value, title })} />
      </Field>
      <Field id="fonte-autore" label={t('sourcePart.author')} error={problems['author']}>
        <TextInput value={value.author} maxLength={300} onChange={(author) => onChange({ ...value, author })} />
      </Field>
      <Field id="fonte-anno" label={t('sourcePart.year')} error={problems['year']}>
        <NumberField value={value.year ?? undefined} onChange={(year) => onChange({ ...value, year: (year ?? null) as number | null })} />
      </Field>
    </>
  );
}

/** A cell of the form × level matrix, also where the pair does not exist. */
export function CellForm({ draft, value, problems, isNew, onChange }: PartFormProps<'cell'>): ReactElement {
  const t = useMessages('workshopParts');
  const lines = (text: string): string[] => text.split('\n').map((line) => line.trimStart()).filter((line, index, all) => line !== '' || index === all.length - 1);
  const full = (items: readonly string[]): string => items.join('\n');
  return (
    <>
      <Field id="cella-forma" label={t('cell.form')} required error={problems['form']}>
        <Select disabled={!isNew} value={value.form} options={draft.forms} onChange={(form) => onChange({ ...value, form })} />
      </Field>
      <Field id="cella-livello" label={t('cell.level')} required error={problems['level']}>
        <Select disabled={!isNew} value={value.level} options={draft.levels} onChange={(level) => onChange({ ...value, level })} />
      </Field>
      <label className="part-check">
        <input type="checkbox" checked={value.admitted} onChange={() => onChange({ ...value, admitted: !value.admitted })} /> {t('cell.admitted')}
      </label>
      {!value.admitted && (
        <Field id="cella-motivo" label={t('cell.refusal')} required error={problems['refusal']}>
          <TextArea rows={2} value={value.refusal} onChange={(refusal) => onChange({ ...value, refusal })} />
        </Field>
      )}
      <Field id="cella-indicata" label={t('cell.suits')} error={problems['suits']}>
        <TextArea rows={2} value={value.suits} onChange={(suits) => onChange({ ...value, suits })} />
      </Field>
      <Field id="cella-gestisce" label={t('cell.runs')} error={problems['runs']}>
        <TextArea rows={2} value={value.runs} onChange={(runs) => onChange({ ...value, runs })} />
      </Field>
      <Field id="cella-organi" label={t('cell.bodies')} help={t('cell.perLine')} error={problems['bodies']}>
        <TextArea rows={3} value={full(value.bodies)} onChange={(text) => onChange({ ...value, bodies: lines(text) })} onBlur={() => onChange({ ...value, bodies: value.bodies.filter(Boolean) })} />
      </Field>
      <Field id="cella-personale" label={t('cell.staff')} help={t('cell.perLine')} error={problems['staff']}>
        <TextArea rows={4} value={full(value.staff)} onChange={(text) => onChange({ ...value, staff: lines(text) })} onBlur={() => onChange({ ...value, staff: value.staff.filter(Boolean) })} />
      </Field>
      <SourceField id="cella-fonte" value={value.source} error={problems['source']} onChange={(source) => onChange({ ...value, source })} />
    </>
  );
}

/** A value the law sets, and the day each of its values holds from. */
export function ParameterForm({ value, problems, isNew, onChange }: PartFormProps<'parameter'>): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <>
      <NameField id="legge-nome" value={value.id} isNew={isNew} error={problems['id']} onChange={(id) => onChange({ ...value, id })} />
      <Field id="legge-descrizione" label={t('parameter.description')} required error={problems['description']}>
        <TextInput value={value.description} maxLength={300} onChange={(description) => onChange({ ...value, description })} />
      </Field>
      {problems['values'] && (
        <p className="pc-field__error" role="alert">
          {problems['values']}
        </p>
      )}
      <RowList
        label={t('parameter.values')}
        items={value.values}
        nameOf={(n) => t('parameter.row', { n })}
        addLabel={t('parameter.addValue')}
        removeLabel={(n) => t('parameter.removeValue', { n })}
        blank={() => ({ from: '', value: 0, source: { label: '', urn: '' } })}
        onChange={(values) => onChange({ ...value, values })}
      >
        {(row, change, index) => (
          <>
            <Field id={`legge-${index}-dal`} label={t('parameter.from')} required error={problems[`values[${index}].from`]}>
              <TextInput type="date" value={row.from} onChange={(from) => change({ ...row, from })} />
            </Field>
            <Field id={`legge-${index}-valore`} label={t('parameter.value')} required error={problems[`values[${index}].value`]}>
              <NumberField value={row.value} onChange={(next) => change({ ...row, value: next as number })} />
            </Field>
            <Field id={`legge-${index}-norma`} label={t('norms.label')} required error={problems[`values[${index}].source.label`]}>
              <TextInput value={row.source.label} onChange={(label) => change({ ...row, source: { ...row.source, label } })} />
            </Field>
            <Field id={`legge-${index}-urn`} label={t('norms.urn')} help={t('norms.urnHelp')} required error={problems[`values[${index}].source.urn`]}>
              <TextInput value={row.source.urn} spellCheck={false} onChange={(urn) => change({ ...row, source: { ...row.source, urn: urn.trim() } })} />
            </Field>
          </>
        )}
      </RowList>
    </>
  );
}

/** The name that stays: chosen once. */
export function NameField({ id, value, isNew, error, onChange }: { readonly id: string; readonly value: string; readonly isNew: boolean; readonly error: string | undefined; readonly onChange: (value: string) => void }): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <Field id={id} label={t('id')} help={isNew ? t('idHelp') : undefined} required={isNew} error={error}>
      <TextInput value={value} readOnly={!isNew} maxLength={80} spellCheck={false} autoCapitalize="off" onChange={onChange} />
    </Field>
  );
}

export function SourceField({ id, value, error, onChange }: { readonly id: string; readonly value: string; readonly error: string | undefined; readonly onChange: (value: string) => void }): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <Field id={id} label={t('source')} help={t('sourceHelp')} error={error}>
      <TextInput value={value} maxLength={500} onChange={onChange} />
    </Field>
  );
}


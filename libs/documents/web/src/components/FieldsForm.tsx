import { CheckboxList, Disclosure, Field, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { DocumentVocabularyQuery } from '../generated/graphql.js';
import type { FieldsState } from '../hooks/fields-state.js';

const LEVELS = ['base', 'intermedio', 'avanzato'];

interface Props {
  /** Begins every id: several of these forms may stand on one page. */
  readonly id: string;
  readonly fields: FieldsState;
  readonly onChange: (fields: FieldsState) => void;
  readonly vocabulary: DocumentVocabularyQuery;
  /** What is wrong, by the name of the field. */
  readonly problems: Readonly<Record<string, string>>;
  readonly disabled?: boolean;
  /** Among many: what differs in a row, all the rest behind a heading that opens. */
  readonly compact?: boolean;
}

/** What a person says of a document, the most asked first; the rest opens. */
export function FieldsForm({ id, fields, onChange, vocabulary: { documentVocabulary, pillars }, problems, disabled = false, compact = false }: Props): ReactElement {
  const t = useMessages('documents');
  const set = <Name extends keyof FieldsState>(name: Name, value: FieldsState[Name]): void => onChange({ ...fields, [name]: value });
  const line = (name: 'title' | 'source' | 'year' | 'form' | 'validFrom' | 'validUntil' | 'reviewOn', more: { type?: string; help?: string; required?: boolean; inputMode?: 'numeric' } = {}): ReactElement => (
    <Field id={`${id}-${name}`} label={t(`fields.${name}`)} help={more.help} required={more.required ?? false} error={problems[name]}>
      <TextInput value={fields[name]} onChange={(value) => set(name, value)} type={more.type ?? 'text'} inputMode={more.inputMode} disabled={disabled} />
    </Field>
  );
  const choice = (name: 'level' | 'profile'): ReactElement => (
    <Field id={`${id}-${name}`} label={t(`fields.${name}`)} error={problems[name]}>
      <Select value={fields[name]} onChange={(value) => set(name, value)} placeholder={t('fields.none')} options={LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))} disabled={disabled} />
    </Field>
  );
  const kind = (
    <Field id={`${id}-kind`} label={t('fields.kind')} required error={problems['typeKey']}>
      <Select value={fields.kind} onChange={(value) => set('kind', value)} options={documentVocabulary.kinds.map(({ key, label }) => ({ value: key, label }))} disabled={disabled} />
    </Field>
  );
  const licence = (
    <Field id={`${id}-licence`} label={t('fields.licence')} error={problems['licence']}>
      <Select value={fields.licence} onChange={(value) => set('licence', value)} placeholder={null} options={documentVocabulary.licences.map(({ key, label }) => ({ value: key, label }))} disabled={disabled} />
    </Field>
  );
  const often = (
    <>
      <Field id={`${id}-abstract`} label={t('fields.abstract')} help={t('fields.abstractHelp')} error={problems['abstract']}>
        <TextArea value={fields.abstract} onChange={(value) => set('abstract', value)} rows={3} disabled={disabled} />
      </Field>
      <Field id={`${id}-pillars`} label={t('fields.pillars')} group error={problems['pillars']}>
        <CheckboxList name={`${id}-pillars`} values={fields.pillars} onChange={(value) => set('pillars', value)} options={pillars.map(({ key, name }) => ({ value: key, label: name }))} disabled={disabled} />
      </Field>
      <Keywords id={id} values={fields.keywords} onChange={(value) => set('keywords', value)} words={documentVocabulary.keywords} error={problems['keywords']} disabled={disabled} />
    </>
  );
  const seldom = (
    <>
      {line('source', { help: t('fields.sourceHelp') })}
      <div className="doc-fields-row">
        {line('validFrom', { type: 'date' })}
        {line('validUntil', { type: 'date' })}
        {line('reviewOn', { type: 'date' })}
      </div>
      <div className="doc-fields-row">
        {line('form')}
        {choice('level')}
        {choice('profile')}
        <Field id={`${id}-language`} label={t('fields.language')} error={problems['language']}>
          <Select value={fields.language} onChange={(value) => set('language', value)} placeholder={null} options={documentVocabulary.languages.map((value) => ({ value, label: t(`languages.${value}`) }))} disabled={disabled} />
        </Field>
      </div>
      <Field id={`${id}-cites`} label={t('fields.cites')} help={t('fields.citesHelp')} error={problems['cites']}>
        <TextArea value={fields.cites} onChange={(value) => set('cites', value)} rows={3} disabled={disabled} />
      </Field>
    </>
  );
  const shown = compact ? ['title', 'typeKey', 'year'] : ['title', 'typeKey', 'year', 'licence', 'abstract', 'pillars', 'keywords'];
  const isWrongInside = Object.keys(problems).some((name) => !shown.includes(name) && name !== 'uploadId');
  if (compact) {
    return (
      <>
        <div className="doc-fields-line">
          {line('title', { required: true })}
          {kind}
          {line('year', { inputMode: 'numeric' })}
        </div>
        {/* Opened anew when something inside is wrong: what must be mended is seen. */}
        <Disclosure key={String(isWrongInside)} summary={t('newOnes.more')} open={isWrongInside} lazy>
          {licence}
          {often}
          {seldom}
        </Disclosure>
      </>
    );
  }
  return (
    <>
      {line('title', { required: true })}
      <div className="doc-fields-row">
        {kind}
        {line('year', { inputMode: 'numeric' })}
        {licence}
      </div>
      {often}
      <Disclosure key={String(isWrongInside)} summary={t('newOnes.more')} open={isWrongInside}>
        {seldom}
      </Disclosure>
    </>
  );
}

interface KeywordsProps {
  readonly id: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly words: DocumentVocabularyQuery['documentVocabulary']['keywords'];
  readonly error: string | undefined;
  readonly disabled: boolean;
}

/** Words of the controlled list, added one by one and removable. */
function Keywords({ id, values, onChange, words, error, disabled }: KeywordsProps): ReactElement {
  const t = useMessages('documents');
  const labels = new Map(words.map(({ key, label }) => [key, label]));
  return (
    <Field id={`${id}-keywords`} label={t('fields.keywords')} error={error}>
      <Select value="" onChange={(key) => key && onChange([...values, key])} options={words.filter(({ key, retired }) => !retired && !values.includes(key)).map(({ key, label }) => ({ value: key, label }))} disabled={disabled} />
      {values.length > 0 && (
        <ul className="doc-chips">
          {values.map((key) => (
            <li key={key}>
              <button type="button" className="doc-chip" disabled={disabled} aria-label={t('fields.removeEnte', { ente: labels.get(key) ?? key })} onClick={() => onChange(values.filter((each) => each !== key))}>
                {labels.get(key) ?? key} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}

import { Button, Field, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { QuestionKind } from '../generated/graphql.js';
import { emptyOption, ofKind, type QuestionDraft } from './draft.js';

const KINDS: readonly QuestionKind[] = ['SINGOLA', 'MULTIPLA', 'GRADUATORIA', 'SCALA', 'TESTO', 'NUMERO'];

interface Props {
  readonly question: QuestionDraft;
  /** «Domanda 3». */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly problems: Readonly<Record<string, string>>;
  /** Only words may change. */
  readonly wordsOnly: boolean;
  readonly onChange: (question: QuestionDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** A question being written, with the buttons that move it. */
export function QuestionEditor({ question, name, index, count, problems, wordsOnly, onChange, onMove, onRemove }: Props): ReactElement {
  const t = useMessages('questionnaires');
  const { key, kind, options } = question;
  const set = (changed: Partial<QuestionDraft>): void => onChange({ ...question, ...changed });
  const problem = (field: string): string | undefined => problems[`questions[${index}].${field}`];
  const id = `q-${key}`;
  const withOptions = kind === 'SINGOLA' || kind === 'MULTIPLA' || kind === 'GRADUATORIA';
  const bounded = kind === 'MULTIPLA' || kind === 'SCALA' || kind === 'NUMERO';
  return (
    <fieldset className="qst-item">
      <legend>{name}</legend>
      {kind !== 'SEZIONE' && (
        <Field id={`${id}-tipo`} label={t('form.kind')} error={problem('kind')}>
          <Select value={kind} disabled={wordsOnly} placeholder={null} onChange={(value) => set({ kind: value as QuestionKind, ...ofKind(value as QuestionKind) })} options={KINDS.map((value) => ({ value, label: t(`form.kinds.${value}`) }))} />
        </Field>
      )}
      <Field id={`${id}-testo`} label={t(kind === 'SEZIONE' ? 'form.sectionText' : 'form.text')} error={problem('text')} required>
        <TextInput value={question.text} onChange={(text) => set({ text })} />
      </Field>
      <Field id={`${id}-aiuto`} label={t('form.help')} error={problem('help')}>
        <TextInput value={question.help} onChange={(help) => set({ help })} />
      </Field>
      {withOptions && (
        <>
          {problem('options') && <p className="pc-field__error" role="alert">{problem('options')}</p>}
          {options.map((option, place) => (
            <div key={option.key} className="qst-option">
              <Field id={`${id}-${option.key}`} label={t('form.option', { number: place + 1 })} error={problem(`options[${place}]`)}>
                <TextInput value={option.text} onChange={(text) => set({ options: options.map((each) => (each.key === option.key ? { ...each, text } : each)) })} />
              </Field>
              <button type="button" className="qst-link" disabled={wordsOnly || options.length <= 2} aria-label={t('form.removeOf', { what: `${name}, ${t('form.option', { number: place + 1 })}` })} onClick={() => set({ options: options.filter((each) => each.key !== option.key) })}>{t('form.remove')}</button>
            </div>
          ))}
          <p><Button color="primary" outline size="sm" disabled={wordsOnly} onClick={() => set({ options: [...options, emptyOption()] })}>{t('form.addOption')}</Button></p>
        </>
      )}
      {bounded && (
        <div className="qst-rows">
          <Field id={`${id}-min`} label={t(kind === 'SCALA' ? 'form.scaleMin' : 'form.min')} error={problem('min')}><TextInput inputMode="numeric" value={question.min} disabled={wordsOnly} onChange={(min) => set({ min })} /></Field>
          <Field id={`${id}-max`} label={t(kind === 'SCALA' ? 'form.scaleMax' : 'form.max')} error={problem('max')}><TextInput inputMode="numeric" value={question.max} disabled={wordsOnly} onChange={(max) => set({ max })} /></Field>
          {kind === 'NUMERO' && <Field id={`${id}-unita`} label={t('form.unit')} error={problem('unit')}><TextInput value={question.unit} onChange={(unit) => set({ unit })} /></Field>}
        </div>
      )}
      {kind === 'SCALA' && (
        <div className="qst-rows">
          <Field id={`${id}-basso`} label={t('form.low')} error={problem('lowLabel')}><TextInput value={question.lowLabel} onChange={(lowLabel) => set({ lowLabel })} /></Field>
          <Field id={`${id}-alto`} label={t('form.high')} error={problem('highLabel')}><TextInput value={question.highLabel} onChange={(highLabel) => set({ highLabel })} /></Field>
        </div>
      )}
      {kind === 'SCALA' && <Check id={`${id}-nonso`} label={t('form.dontKnow')} checked={question.dontKnow} disabled={wordsOnly} onChange={(dontKnow) => set({ dontKnow })} />}
      {kind === 'TESTO' && <Check id={`${id}-lungo`} label={t('form.long')} checked={question.long} disabled={wordsOnly} onChange={(long) => set({ long })} />}
      {kind !== 'SEZIONE' && <Check id={`${id}-obbligo`} label={t('form.required')} checked={question.required} disabled={wordsOnly} onChange={(required) => set({ required })} />}
      <div className="qst-meta">
        <button id={`${id}-su`} type="button" className="qst-link" disabled={wordsOnly || index === 0} aria-label={t('form.upOf', { what: name })} onClick={() => onMove(-1)}>{t('answer.up')}</button>
        <button id={`${id}-giu`} type="button" className="qst-link" disabled={wordsOnly || index === count - 1} aria-label={t('form.downOf', { what: name })} onClick={() => onMove(1)}>{t('answer.down')}</button>
        <button type="button" className="qst-link" disabled={wordsOnly} aria-label={t('form.removeOf', { what: name })} onClick={onRemove}>{t('form.remove')}</button>
      </div>
    </fieldset>
  );
}

function Check({ id, label, checked, disabled, onChange }: { readonly id: string; readonly label: string; readonly checked: boolean; readonly disabled: boolean; readonly onChange: (checked: boolean) => void }): ReactElement {
  return (
    <div className="qst-check">
      <input id={id} type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

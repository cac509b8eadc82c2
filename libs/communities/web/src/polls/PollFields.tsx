import { Button, Field, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useEffect, useRef, type ReactElement } from 'react';
import { emptyPollOption, MOST_POLL_OPTIONS, type PollDraft } from './poll-draft.js';

interface Props {
  /** Null: no poll goes with the discussion. */
  readonly poll: PollDraft | null;
  readonly problems: Readonly<Record<string, string>>;
  readonly onToggle: (on: boolean) => void;
  readonly onChange: (poll: PollDraft) => void;
}

/** The poll that goes with a new discussion. */
export function PollFields({ poll, problems, onToggle, onChange }: Props): ReactElement {
  const t = useMessages('communities');
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current) document.getElementById(focus.current)?.focus();
    focus.current = null;
  }, [poll?.options]);
  const check = (id: string, label: string, checked: boolean, change: (on: boolean) => void): ReactElement => (
    <div className="form-check com-accept">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => change(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
  if (!poll) return check('con-sondaggio', t('poll.add'), false, onToggle);
  const { question, options, most, anonymous, visibility, closesAt } = poll;
  const set = (changed: Partial<PollDraft>): void => onChange({ ...poll, ...changed });
  function addOption(): void {
    const option = emptyPollOption();
    focus.current = `sondaggio-${option.key}`;
    set({ options: [...options, option] });
  }
  return (
    <>
      {check('con-sondaggio', t('poll.add'), true, onToggle)}
      <fieldset className="com-panel com-poll">
        <legend>{t('poll.title')}</legend>
        <Field id="sondaggio-domanda" label={t('poll.question')} error={problems['poll.question']} required>
          <TextInput value={question} onChange={(value) => set({ question: value })} />
        </Field>
        {problems['poll.options'] && <p className="pc-field__error" role="alert">{problems['poll.options']}</p>}
        {options.map(({ key, text }, index) => (
          <div key={key} className="com-poll__option">
            <Field id={`sondaggio-${key}`} label={t('poll.option', { number: index + 1 })}>
              <TextInput value={text} onChange={(value) => set({ options: options.map((option) => (option.key === key ? { key, text: value } : option)) })} />
            </Field>
            <button type="button" className="com-link" disabled={options.length <= 2} aria-label={t('poll.removeOption', { number: index + 1 })} onClick={() => ((focus.current = 'sondaggio-aggiungi'), set({ options: options.filter((option) => option.key !== key) }))}>{t('poll.remove')}</button>
          </div>
        ))}
        <p><Button id="sondaggio-aggiungi" color="primary" outline size="sm" disabled={options.length >= MOST_POLL_OPTIONS} onClick={addOption}>{t('poll.addOption')}</Button></p>
        <Field id="sondaggio-quante" label={t('poll.most')} help={t('poll.mostHelp')} error={problems['poll.most']}>
          <Select value={most} placeholder={null} onChange={(value) => set({ most: value })} options={options.map((_, index) => ({ value: String(index + 1), label: String(index + 1) }))} />
        </Field>
        {check('sondaggio-anonimo', t('poll.anonymous'), anonymous, (on) => set({ anonymous: on }))}
        {!anonymous && (
          <Field id="sondaggio-risultati" label={t('poll.visibility')} error={problems['poll.visibility']}>
            <Select value={visibility} placeholder={null} onChange={(value) => set({ visibility: value })} options={['SEMPRE', 'DOPO_RISPOSTA', 'DOPO_CHIUSURA'].map((value) => ({ value, label: t(`poll.visibilities.${value}`) }))} />
          </Field>
        )}
        <Field id="sondaggio-chiude" label={t('poll.closesAt')} help={t('poll.closesHelp')} error={problems['poll.closesAt']}>
          <TextInput type="datetime-local" value={closesAt} onChange={(value) => set({ closesAt: value })} />
        </Field>
      </fieldset>
    </>
  );
}

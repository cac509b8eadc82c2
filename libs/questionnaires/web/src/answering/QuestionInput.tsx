import { CheckboxList, Field, RadioCards, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { isEmpty, NO_LINE, type Line, type Question } from './lines.js';

interface Props {
  readonly question: Question;
  /** Own to the page: two questions may have the same key in a preview. */
  readonly prefix: string;
  readonly line: Line;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (line: Line) => void;
}

/** A question with what its kind answers. */
export function QuestionInput({ question, prefix, line, problem, disabled, onChange }: Props): ReactElement {
  const t = useMessages('questionnaires');
  const { key, kind, text, help, required, options, min, max, lowLabel, highLabel, unit } = question;
  const id = `${prefix}-${key}`;
  const rule = kind === 'MULTIPLA' && (min !== null || max !== null) ? t('answer.choose', { min: min ?? 0, max: max ?? options.length }) : kind === 'GRADUATORIA' ? t('answer.order') : kind === 'SCALA' ? [lowLabel && `${min} = ${lowLabel}`, highLabel && `${max} = ${highLabel}`].filter(Boolean).join('; ') : '';
  const help2 = [help, rule].filter(Boolean).join(' ');
  const label = kind === 'NUMERO' && unit !== '' ? `${text} (${unit})` : text;
  const isGroup = kind !== 'TESTO' && kind !== 'NUMERO';
  const choices = options.map((option) => ({ value: option.key, label: option.text }));
  return (
    <div className="qst-question">
      <Field id={id} label={label} help={help2 || undefined} error={problem} required={required} group={isGroup}>
        {kind === 'SINGOLA' && <RadioCards name={id} value={line.choices[0] ?? null} disabled={disabled} onChange={(value) => onChange({ ...NO_LINE, choices: [value] })} options={choices} />}
        {kind === 'MULTIPLA' && <CheckboxList name={id} values={line.choices} disabled={disabled} onChange={(values) => onChange({ ...NO_LINE, choices: values })} options={choices} />}
        {kind === 'GRADUATORIA' && <Ranking id={id} question={question} line={line} disabled={disabled} onChange={onChange} />}
        {kind === 'SCALA' && <Scale id={id} question={question} line={line} disabled={disabled} describedBy={[help2 ? `${id}-help` : '', problem ? `${id}-error` : ''].filter(Boolean).join(' ')} onChange={onChange} />}
        {kind === 'NUMERO' && <TextInput inputMode="decimal" value={line.text} disabled={disabled} onChange={(value) => onChange({ ...NO_LINE, text: value })} />}
        {kind === 'TESTO' && (question.long ? <TextArea rows={5} value={line.text} disabled={disabled} onChange={(value) => onChange({ ...NO_LINE, text: value })} /> : <TextInput value={line.text} disabled={disabled} onChange={(value) => onChange({ ...NO_LINE, text: value })} />)}
      </Field>
      {(kind === 'SINGOLA' || kind === 'SCALA') && !required && !disabled && !isEmpty(line) && (
        <p>
          <button type="button" className="qst-link" aria-label={t('answer.clearOf', { question: text })} onClick={() => onChange(NO_LINE)}>{t('answer.clear')}</button>
        </p>
      )}
    </div>
  );
}

interface PartProps extends Omit<Props, 'prefix' | 'problem'> {
  readonly id: string;
}

function Scale({ id, question, line, disabled, describedBy, onChange }: PartProps & { readonly describedBy: string }): ReactElement {
  const t = useMessages('questionnaires');
  const { min, max, dontKnow } = question;
  const steps = Array.from({ length: Math.max(0, (max ?? 0) - (min ?? 0) + 1) }, (_, index) => (min ?? 0) + index);
  return (
    <div id={id} role="radiogroup" className="qst-scale" aria-labelledby={`${id}-label`} {...(describedBy ? { 'aria-describedby': describedBy } : {})}>
      {steps.map((step) => (
        <label key={step}>
          <input type="radio" name={id} value={step} checked={line.value === step} disabled={disabled} onChange={() => onChange({ ...NO_LINE, value: step })} />
          {step}
        </label>
      ))}
      {dontKnow && (
        <label>
          <input type="radio" name={id} value="non-so" checked={line.dontKnow} disabled={disabled} onChange={() => onChange({ ...NO_LINE, dontKnow: true })} />
          {t('answer.dontKnow')}
        </label>
      )}
    </div>
  );
}

/** Items are put in order by buttons: the same for the mouse, the keyboard and a reader of the screen. */
function Ranking({ id, question, line, disabled, onChange }: PartProps): ReactElement {
  const t = useMessages('questionnaires');
  const [moved, setMoved] = useState('');
  const focus = useRef<string | null>(null);
  const order = line.choices;
  const text = (key: string): string => question.options.find((option) => option.key === key)?.text ?? '';
  const left = question.options.filter(({ key }) => !order.includes(key));
  useEffect(() => {
    // A button that moved with its item has lost the focus on the way.
    if (focus.current) document.getElementById(focus.current)?.focus();
    focus.current = null;
  }, [order]);
  function put(next: readonly string[], key: string, button: string): void {
    focus.current = button;
    setMoved(next.includes(key) ? t('answer.moved', { item: text(key), place: next.indexOf(key) + 1 }) : '');
    onChange({ ...NO_LINE, choices: next });
  }
  function swap(key: string, by: -1 | 1): void {
    const at = order.indexOf(key);
    const next = [...order];
    [next[at], next[at + by]] = [next[at + by]!, key];
    const end = at + by === 0 ? 'giu' : at + by === order.length - 1 ? 'su' : by < 0 ? 'su' : 'giu';
    put(next, key, `${id}-${key}-${end}`);
  }
  return (
    <div id={id} role="group" aria-labelledby={`${id}-label`}>
      <div className="visually-hidden" role="status">{moved}</div>
      <ol className="qst-order">
        {order.map((key, index) => (
          <li key={key}>
            <span><strong>{t('answer.place', { place: index + 1 })}</strong>: {text(key)}</span>
            <button id={`${id}-${key}-su`} type="button" className="qst-link" disabled={disabled || index === 0} aria-label={t('answer.upItem', { item: text(key) })} onClick={() => swap(key, -1)}>{t('answer.up')}</button>
            <button id={`${id}-${key}-giu`} type="button" className="qst-link" disabled={disabled || index === order.length - 1} aria-label={t('answer.downItem', { item: text(key) })} onClick={() => swap(key, 1)}>{t('answer.down')}</button>
            <button type="button" className="qst-link" disabled={disabled} aria-label={t('answer.outItem', { item: text(key) })} onClick={() => put(order.filter((each) => each !== key), key, `${id}-${key}-metti`)}>{t('answer.out')}</button>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <>
          <p className="pc-quiet">{t('answer.left')}</p>
          <ul className="qst-order">
            {left.map(({ key, text: words }) => (
              <li key={key}>
                <span>{words}</span>
                <button id={`${id}-${key}-metti`} type="button" className="qst-link" disabled={disabled} aria-label={t('answer.putItem', { item: words, place: order.length + 1 })} onClick={() => put([...order, key], key, left.length > 1 ? `${id}-${left.find((each) => each.key !== key)!.key}-metti` : `${id}-${key}-su`)}>{t('answer.put', { place: order.length + 1 })}</button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

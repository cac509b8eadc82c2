import { Button, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { emptyAgendaRow, emptySpeakerRow, type AgendaRow, type SpeakerRow } from './meeting-form.js';

interface Rows<T> {
  readonly rows: readonly T[];
  readonly problem: string | undefined;
  readonly onChange: (rows: readonly T[]) => void;
}

/** The points of the agenda, in their order. */
export function AgendaRows({ rows, problem, onChange }: Rows<AgendaRow>): ReactElement {
  const t = useMessages('meetings');
  const set = (key: string, changed: Partial<AgendaRow>): void => onChange(rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  return (
    <>
      <h2 className="h5">{t('form.agenda')}</h2>
      {rows.map(({ key, title, speaker, minutes }, index) => (
        <fieldset key={key} className="evt-item">
          <legend>{t('form.item', { number: index + 1 })}</legend>
          <div className="evt-rows">
            <Field id={`punto-${key}`} label={t('form.itemTitle')}><TextInput value={title} onChange={(value) => set(key, { title: value })} /></Field>
            <Field id={`punto-chi-${key}`} label={t('form.itemSpeaker')}><TextInput value={speaker} onChange={(value) => set(key, { speaker: value })} /></Field>
            <Field id={`punto-minuti-${key}`} label={t('form.itemMinutes')}><TextInput inputMode="numeric" value={minutes} onChange={(value) => set(key, { minutes: value })} /></Field>
          </div>
          <Remove of={t('form.item', { number: index + 1 })} onClick={() => onChange(rows.filter((row) => row.key !== key))} />
        </fieldset>
      ))}
      <Footer problem={problem} label={t('form.addItem')} onAdd={() => onChange([...rows, emptyAgendaRow()])} />
    </>
  );
}

/** Who speaks. */
export function SpeakerRows({ rows, problem, onChange }: Rows<SpeakerRow>): ReactElement {
  const t = useMessages('meetings');
  const set = (key: string, changed: Partial<SpeakerRow>): void => onChange(rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  return (
    <>
      <h2 className="h5">{t('form.speakers')}</h2>
      {rows.map(({ key, name, role }, index) => (
        <fieldset key={key} className="evt-item">
          <legend>{t('form.speaker', { number: index + 1 })}</legend>
          <div className="evt-rows">
            <Field id={`relatore-${key}`} label={t('form.speakerName')}><TextInput value={name} onChange={(value) => set(key, { name: value })} /></Field>
            <Field id={`relatore-ruolo-${key}`} label={t('form.speakerRole')}><TextInput value={role} onChange={(value) => set(key, { role: value })} /></Field>
          </div>
          <Remove of={t('form.speaker', { number: index + 1 })} onClick={() => onChange(rows.filter((row) => row.key !== key))} />
        </fieldset>
      ))}
      <Footer problem={problem} label={t('form.addSpeaker')} onAdd={() => onChange([...rows, emptySpeakerRow()])} />
    </>
  );
}

function Remove({ of, onClick }: { readonly of: string; readonly onClick: () => void }): ReactElement {
  const t = useMessages('meetings');
  return <p><button type="button" className="com-link" aria-label={`${t('form.remove')}: ${of}`} onClick={onClick}>{t('form.remove')}</button></p>;
}

function Footer({ problem, label, onAdd }: { readonly problem: string | undefined; readonly label: string; readonly onAdd: () => void }): ReactElement {
  return (
    <>
      {problem && <p className="pc-field__error" role="alert">{problem}</p>}
      <p><Button color="primary" outline size="sm" onClick={onAdd}>{label}</Button></p>
    </>
  );
}

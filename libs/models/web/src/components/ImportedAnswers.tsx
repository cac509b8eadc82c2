import { Badge, Button, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { ImportedAnswerData } from '../hooks/useConventionImport.js';
import { typedText } from './typed-value.js';

const TYPED = ['testo', 'testo-lungo', 'intero', 'decimale', 'importo', 'data'];

/** The values found in the text, to take, correct or leave. */
export function ImportedAnswers({ answers, canEdit, busy, onDecide }: { answers: readonly ImportedAnswerData[]; canEdit: boolean; busy: boolean; onDecide: (key: string, value: unknown, refused: boolean) => Promise<boolean> }): ReactElement {
  const t = useMessages('imports');
  return (
    <section aria-labelledby="risposte-titolo">
      <h2 id="risposte-titolo" className="h4">
        {t('review.answers')}
      </h2>
      <p>{t(answers.length === 0 ? 'review.noAnswers' : 'review.answersLead')}</p>
      <ul className="import-list">
        {answers.map((answer) => (
          <AnswerItem key={answer.key} answer={answer} canEdit={canEdit} busy={busy} onDecide={(value, refused) => onDecide(answer.key, value, refused)} />
        ))}
      </ul>
    </section>
  );
}

function AnswerItem({ answer, canEdit, busy, onDecide }: { answer: ImportedAnswerData; canEdit: boolean; busy: boolean; onDecide: (value: unknown, refused: boolean) => Promise<boolean> }): ReactElement {
  const t = useMessages('imports');
  const [draft, setDraft] = useState<string | null>(null);
  const id = `risposta-${answer.key.replaceAll('.', '-')}`;
  const refused = answer.decided && answer.value === null;
  const editable = canEdit && TYPED.includes(answer.type) && !refused;
  const typed = draft ?? typedText(answer, answer.value);
  const keep = (value: unknown, not: boolean): void => void onDecide(value, not).then((kept) => kept && setDraft(null));
  return (
    <li className="import-answer">
      {editable ? <label htmlFor={id}>{answer.label}</label> : <span>{answer.label}</span>}
      {editable ? <TextInput id={id} type={answer.type === 'data' ? 'date' : 'text'} value={typed} disabled={busy} onChange={setDraft} /> : <strong>{answer.shown}</strong>}
      <span className="import-answer-actions">
        {answer.decided && draft === null && <Badge tone={refused ? 'neutral' : 'success'}>{t(refused ? 'review.answerRefused' : 'review.confirmed')}</Badge>}
        {canEdit && !refused && (!answer.decided || draft !== null) && (
          <Button color="primary" outline size="xs" type="button" disabled={busy} aria-label={`${t('review.confirm')}: ${answer.label}`} onClick={() => keep(editable ? typed : answer.value, false)}>
            {t('review.confirm')}
          </Button>
        )}
        {canEdit && !refused && (
          <Button color="link" size="xs" type="button" disabled={busy} aria-label={`${t('review.answerRefuse')}: ${answer.label}`} onClick={() => keep(null, true)}>
            {t('review.answerRefuse')}
          </Button>
        )}
      </span>
    </li>
  );
}

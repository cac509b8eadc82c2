import { Button, Failure, Field, formatNumber, Notice, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { GiveMeetingFeedbackDocument, type MeetingQuery } from './generated/graphql.js';

const SCORES = ['5', '4', '3', '2', '1'];

/** How it was: asked of who took part, once; then what all said together. */
export function FeedbackPanel({ open }: { readonly open: NonNullable<MeetingQuery['meeting']> }): ReactElement | null {
  const t = useMessages('meetings');
  const { meeting, ownScore, feedback } = open;
  const [score, setScore] = useState('');
  const [words, setWords] = useState('');
  const give = useChange(GiveMeetingFeedbackDocument, (data) => data.giveMeetingFeedback, { refetch: ['Meeting'] });
  if (!meeting.viewerCan.feedback && ownScore === null && !feedback) return null;
  return (
    <section className="com-panel" aria-labelledby="com-e-andata">
      <h2 id="com-e-andata" className="h5">{t('feedback.title')}</h2>
      {give.message && <Notice kind="danger"><p>{give.message}</p></Notice>}
      {give.error != null && <Failure error={give.error} />}
      <div role="status">{ownScore !== null && <p>{t('feedback.thanks', { score: ownScore })}</p>}</div>
      {feedback && <p className="mb-0">{feedback.average === null ? t('feedback.nobody') : t('feedback.summary', { count: feedback.count, average: formatNumber(feedback.average) })}</p>}
      {meeting.viewerCan.feedback && (
        <>
          <Field id="voto" label={t('feedback.score')} error={give.problems['score']} required>
            <Select value={score} onChange={setScore} options={SCORES.map((value) => ({ value, label: t(`feedback.scores.${value}`) }))} />
          </Field>
          <Field id="parole" label={t('feedback.words')} help={t('feedback.wordsHelp')} error={give.problems['words']}>
            <TextArea value={words} onChange={setWords} />
          </Field>
          <Button color="primary" disabled={give.busy} onClick={() => void give.run({ id: meeting.id, score: Number(score), words })}>{t('feedback.go')}</Button>
        </>
      )}
    </section>
  );
}

import { Button, CheckboxList, Failure, Field, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { AnswerAdhesionDocument, type AdhesionAccessInput, type AdhesionFieldsFragment } from '../generated/graphql.js';
import { euros } from './words.js';

/** The model's variable that the share fills where the Ente says nothing. */
const SHARE_KEY = 'comune.spesa_annua';

type Question = AdhesionFieldsFragment['questions'][number];

/** What the Ente says for its delibera; saved together, by a button. */
export function AdhesionQuestions({ adhesion, access, onChanged }: { adhesion: AdhesionFieldsFragment; access: AdhesionAccessInput; onChanged: () => void }): ReactElement {
  const t = useMessages('adhesions');
  const [typed, setTyped] = useState<Readonly<Record<string, unknown>>>({});
  const [saved, setSaved] = useState(false);
  const answer = useChange(AnswerAdhesionDocument, (data) => data.answerAdhesion);
  const put = (key: string, value: unknown): void => {
    setSaved(false);
    setTyped({ ...typed, [key]: value });
  };

  async function go(): Promise<void> {
    const outcome = await answer.run({ input: { access, seenRevision: adhesion.revision, answers: Object.entries(typed).map(([key, value]) => ({ key, value })) } });
    if (outcome?.__typename === 'AdhesionChanged') return onChanged();
    if (!outcome) return;
    setTyped({});
    setSaved(true);
  }

  return (
    <section aria-labelledby="per-la-delibera">
      <h2 id="per-la-delibera" className="h4">
        {t('page.questions')}
      </h2>
      {!adhesion.viewerCanAnswer && adhesion.resolutionNumber !== null && <p>{t('page.closed')}</p>}
      {adhesion.viewerCanAnswer && <p>{t('page.questionsLead')}</p>}
      {(answer.message ?? (Object.keys(answer.problems).length > 0 ? t('problems') : null)) && <Notice kind="danger">{answer.message ?? t('problems')}</Notice>}
      {answer.error != null && <Failure error={answer.error} />}
      {adhesion.questions.map((question) => {
        const id = `risposta-${question.key.replace(/\./g, '-')}`;
        const value = question.key in typed ? typed[question.key] : shown(question);
        return (
          <Field key={question.key} id={id} label={question.label} help={[question.question, question.help, question.key === SHARE_KEY && adhesion.shareInWords ? t('page.shareHolds', { amount: adhesion.shareInWords }) : ''].join(' ')} group={question.type === 'scelte'} error={answer.problems[`answers.${question.key}`]}>
            {question.type === 'scelte' ? (
              <CheckboxList name={id} values={Array.isArray(value) ? (value as string[]) : []} onChange={(next) => put(question.key, next)} options={question.options.map((option) => ({ value: option.value, label: option.label }))} disabled={!adhesion.viewerCanAnswer} />
            ) : (
              <TextInput value={typeof value === 'string' ? value : ''} onChange={(next) => put(question.key, next)} disabled={!adhesion.viewerCanAnswer} inputMode={question.type === 'testo' ? 'text' : 'decimal'} />
            )}
          </Field>
        );
      })}
      {adhesion.viewerCanAnswer && (
        <Button color="primary" size="sm" type="button" disabled={answer.busy || Object.keys(typed).length === 0} onClick={() => void go()}>
          {t('page.save')}
        </Button>
      )}{' '}
      <span role="status">{saved ? t('page.saved') : ''}</span>
    </section>
  );
}

/** A kept answer as one would type it. */
function shown({ type, value }: Question): unknown {
  if (type === 'scelte') return value;
  if (typeof value === 'number') return type === 'importo' ? euros(value) : String(value);
  return typeof value === 'string' ? value : '';
}

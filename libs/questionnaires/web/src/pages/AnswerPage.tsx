import '../messages.js';
import '../questionnaires.css';
import { Badge, Button, Disclosure, Failure, Field, formatDateTime, Notice, Page, SaveState, Select, Skeleton, useMessages, type Crumb } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { isAnswered, wordsOf, type OwnAnswer } from '../answering/lines.js';
import { QuestionList } from '../answering/QuestionList.js';
import { useAnswer } from '../answering/useAnswer.js';
import { QuestionnaireDocument, type QuestionnaireFieldsFragment, type QuestionnaireQuery } from '../generated/graphql.js';
import { STATE_TONES } from '../words.js';
import { OrganiserActions } from './OrganiserActions.js';
import { Unknown } from './Unknown.js';

type Opened = NonNullable<QuestionnaireQuery['questionnaire']>;

/** A questionnaire is answered on one page. */
export function AnswerPage(): ReactElement {
  const t = useMessages('questionnaires');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(QuestionnaireDocument, { variables: { id }, fetchPolicy: 'network-only' });
  if (data && !data.questionnaire) return <Unknown />;
  if (!data?.questionnaire) return <Page title={t('title')} crumbs={[{ label: t('title'), to: '/questionari' }]}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={10} />}</Page>;
  return <Found key={id} opened={data.questionnaire} refetch={async () => (await refetch()).data?.questionnaire ?? undefined} />;
}

/** Where it belongs. */
export function crumbsOf({ title, communityKey, communityTitle }: Pick<QuestionnaireFieldsFragment, 'title' | 'communityKey' | 'communityTitle'>, own: Crumb, label: string): Crumb[] {
  return [communityKey ? { label: communityTitle ?? title, to: `/community/${communityKey}` } : { label, to: '/questionari' }, own];
}

function Found({ opened, refetch }: { readonly opened: Opened; readonly refetch: () => Promise<Opened | undefined> }): ReactElement {
  const t = useMessages('questionnaires');
  const { questionnaire, own, corrections } = opened;
  const { id, title, intro, state, opensAt, closesAt, disclosure, resultsBar } = questionnaire;
  const [chosen, setChosen] = useState(own[0]?.enteId ?? null);
  const [done, setDone] = useState(false);
  const mine = own.find(({ enteId }) => enteId === chosen) ?? own[0];
  const isOpen = state === 'APERTO';
  const actions = (
    <>
      {questionnaire.viewerCanOrganise && <OrganiserActions questionnaire={questionnaire} onChanged={() => void refetch()} />}
      {resultsBar === null && state !== 'BOZZA' && <Link className="btn btn-outline-primary" to={`/questionari/${id}/risultati`}>{t('toResults')}</Link>}
    </>
  );
  return (
    <Page title={title || t('new')} lead={<Badge tone={STATE_TONES[state]}>{t(`states.${state}`)}</Badge>} crumbs={crumbsOf(questionnaire, { label: title || t('new') }, t('title'))} actions={actions}>
      <div className="qst-page">
        {intro && <p className="qst-words">{intro}</p>}
        <p>
          {state === 'PROGRAMMATO' && opensAt && t('from', { when: formatDateTime(opensAt) })} {closesAt && t(state === 'CHIUSO' ? 'wasUntil' : 'until', { when: formatDateTime(closesAt) })}
        </p>
        <Notice kind="info" title={t(`disclosure.${disclosure}`)}>
          <p>{t(`who.${disclosure}`)}</p>
          {resultsBar && <p>{t(`bars.${resultsBar}`)}</p>}
        </Notice>
        <div role="status">
          {done && (
            <Notice kind="success">
              <p>
                {t('answer.done')} {resultsBar === null && <Link to={`/questionari/${id}/risultati`}>{t('toResults')}</Link>}
              </p>
            </Notice>
          )}
        </div>
        {corrections.length > 0 && (
          <Disclosure summary={t('corrections')}>
            <ul>
              {corrections.map(({ at, by, what, before }, index) => (
                <li key={index}>
                  {t('correction', { what, by, when: formatDateTime(at) })}. {before && t('correctedFrom', { before })}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        {own.length > 1 && (
          <Field id="risponde-ente" label={t('answer.ente')}>
            <Select value={chosen ?? ''} onChange={(value) => (setChosen(value), setDone(false))} placeholder={null} options={own.map(({ enteId, enteName }) => ({ value: enteId ?? '', label: enteName }))} />
          </Field>
        )}
        {!mine && <p>{t('answer.notAsked', { asked: t(`asked.${questionnaire.asked}`) })}</p>}
        {mine && disclosure === 'ANONIMA' && mine.answered && !done && <p>{t('answer.anonymousDone')}</p>}
        {state === 'CHIUSO' && <p>{t(mine && !mine.answered && mine.lines.length > 0 ? 'answer.closedNothing' : 'answer.closed')}</p>}
        {mine && state !== 'BOZZA' && state !== 'PROGRAMMATO' && !(disclosure === 'ANONIMA' && mine.answered) && (
          <Form
            key={chosen}
            questionnaire={questionnaire}
            own={mine}
            open={isOpen}
            refetch={async () => (await refetch())?.own.find(({ enteId }) => enteId === mine.enteId)}
            onSent={() => {
              setDone(true);
              void refetch();
              window.scrollTo({ top: 0 });
            }}
          />
        )}
      </div>
    </Page>
  );
}

interface FormProps {
  readonly questionnaire: QuestionnaireFieldsFragment;
  readonly own: OwnAnswer;
  readonly open: boolean;
  readonly refetch: () => Promise<OwnAnswer | undefined>;
  readonly onSent: () => void;
}

function Form({ questionnaire, own, open, refetch, onSent }: FormProps): ReactElement {
  const t = useMessages('questionnaires');
  const anonymous = questionnaire.disclosure === 'ANONIMA';
  const answer = useAnswer({ id: questionnaire.id, own, anonymous, open, refetch });
  const { lines, problems, meanwhile } = answer;
  const form = useRef<HTMLFormElement>(null);
  const asked = questionnaire.questions.filter(({ kind }) => kind !== 'SEZIONE');
  const done = asked.filter((question) => isAnswered(question, lines[question.key])).length;
  const wrong = Object.keys(problems).length > 0;
  useEffect(() => {
    // The first question that is missing or wrong takes the focus.
    if (wrong) form.current?.querySelector<HTMLElement>('.pc-field--invalid :is(input, textarea, button:not(:disabled))')?.focus();
  }, [wrong, problems]);
  async function send(): Promise<void> {
    if (await answer.send()) onSent();
  }
  return (
    <form ref={form} noValidate onSubmit={(event) => (event.preventDefault(), void send())}>
      {own.enteId && <p>{t('answer.shared', { ente: own.enteName })} {own.writtenBy && t('answer.writtenBy', { name: own.writtenBy })}</p>}
      {open && answer.restored && <Notice kind="info"><p>{t('answer.restored')}</p></Notice>}
      {meanwhile && (
        <Notice kind="warning">
          <p>{t(Object.keys(meanwhile).length > 0 ? 'answer.changed' : 'answer.changedElse')}</p>
          <ul>
            {asked.filter(({ key }) => meanwhile[key]).map((question) => (
              <li key={question.key}><strong>{question.text}</strong>: {wordsOf(question, meanwhile[question.key]!)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="qst-progress">
        <progress max={Math.max(1, asked.length)} value={done} aria-label={t('answer.progressLabel')} />
        <span>{t('answer.progress', { done, all: asked.length })}</span>
      </div>
      <QuestionList questions={questionnaire.questions} prefix="domanda" lines={lines} problems={problems} disabled={!open} onChange={answer.type} />
      {wrong && <Notice kind="danger"><p>{t('answer.problems')}</p></Notice>}
      {answer.message && <Notice kind="danger"><p>{answer.message}</p></Notice>}
      {own.sentAt && own.sentBy && <p className="pc-quiet">{t('answer.sent', { when: formatDateTime(own.sentAt), name: own.sentBy })} {own.changedSinceSent && t('answer.changedSince')}</p>}
      {open && (
        <div className="qst-buttons">
          <Button color="primary" type="submit" disabled={answer.sending}>{t(own.answered ? 'answer.sendAgain' : 'answer.send')}</Button>
          {anonymous ? <span className="pc-quiet">{t('answer.local')}</span> : <SaveState state={answer.saving} {...(answer.savedAt ? { at: answer.savedAt } : {})} {...(answer.saving === 'error' ? { message: t('answer.notSaved') } : {})} />}
        </div>
      )}
    </form>
  );
}

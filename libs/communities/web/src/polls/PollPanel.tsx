import { BarChart, Button, CheckboxList, Failure, Field, formatDateTime, Notice, RadioCards, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { ClosePollDocument, DiscussionPollDocument, VoteInPollDocument, type DiscussionPollQuery } from '../generated/graphql.js';

type Poll = NonNullable<DiscussionPollQuery['discussionPoll']>;

const SHARE = new Intl.NumberFormat('it-IT', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The poll of a discussion, where it has one: what is asked, one's own vote, and the bars of all. @param heard grows when something happened in the discussion */
export function PollPanel({ discussionId, heard }: { readonly discussionId: string; readonly heard: number }): ReactElement | null {
  const { data, error, refetch } = useQuery(DiscussionPollDocument, { variables: { discussionId }, fetchPolicy: 'cache-and-network' });
  const again = useRef(refetch);
  again.current = refetch;
  useEffect(() => {
    if (heard > 0) void again.current().catch(() => undefined);
  }, [heard]);
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data?.discussionPoll) return null;
  return <Shown poll={data.discussionPoll} refetch={() => refetch()} />;
}

function Shown({ poll, refetch }: { readonly poll: Poll; readonly refetch: () => Promise<unknown> }): ReactElement | null {
  const t = useMessages('communities');
  const { page, tally, bar } = poll;
  const { questionnaire, own } = page;
  const [question] = questionnaire.questions;
  const close = useChange(ClosePollDocument, (data) => data.closeQuestionnaire);
  if (!question) return null;
  const { id, state, closesAt, disclosure, viewerCanOrganise } = questionnaire;
  const [mine] = own;
  const isOpen = state === 'APERTO';
  const anonymous = disclosure === 'ANONIMA';
  const mayVote = isOpen && mine !== undefined && !(anonymous && mine.answered);
  async function closeNow(): Promise<void> {
    if (await close.run({ id })) await refetch();
  }
  return (
    <section className="com-panel" aria-labelledby="sondaggio">
      <h2 id="sondaggio" className="h5">{t('poll.title')}</h2>
      <p className="pc-quiet">
        {isOpen ? closesAt && t('poll.until', { when: formatDateTime(closesAt) }) : t('poll.closed')} {isOpen && mine && t(anonymous ? 'poll.anonymousText' : 'poll.named')}
      </p>
      {!mayVote && <p><strong>{question.text}</strong></p>}
      {mayVote && <Vote key={mine.revision} poll={poll} refetch={refetch} />}
      <div role="status">{mine?.answered && isOpen && <p>{t(anonymous ? 'poll.yoursAnonymous' : 'poll.yours')}</p>}</div>
      {bar && <p>{t(`poll.bars.${bar}`)}</p>}
      {tally && (
        <>
          <p>{t('poll.base', { count: tally.base })}</p>
          {tally.base > 0 && (
            <BarChart title={question.text} unit={t('poll.votes')} data={tally.bars.map(({ label, count }) => ({ label, value: count }))} format={(count) => `${count} (${SHARE.format(count / tally.base)})`}>
              {question.kind === 'MULTIPLA' && <p className="pc-quiet">{t('poll.several')}</p>}
            </BarChart>
          )}
        </>
      )}
      {close.message && <Notice kind="danger"><p>{close.message}</p></Notice>}
      {close.error != null && <Failure error={close.error} />}
      <div className="com-buttons">
        {viewerCanOrganise && isOpen && <button type="button" className="com-link" disabled={close.busy} onClick={() => void closeNow()}>{t('poll.close')}</button>}
        {viewerCanOrganise && !bar && <Link to={`/questionari/${id}/risultati`}>{t('poll.all')}</Link>}
      </div>
    </section>
  );
}

function Vote({ poll, refetch }: { readonly poll: Poll; readonly refetch: () => Promise<unknown> }): ReactElement {
  const t = useMessages('communities');
  const { questionnaire, own } = poll.page;
  const question = questionnaire.questions[0]!;
  const mine = own[0]!;
  const [choices, setChoices] = useState<readonly string[]>(mine.lines[0]?.choices ?? []);
  const [clientKey] = useState(() => crypto.randomUUID() as string);
  const vote = useChange(VoteInPollDocument, (data) => data.sendQuestionnaireAnswer);
  const options = question.options.map(({ key, text }) => ({ value: key, label: text }));
  async function send(): Promise<void> {
    await vote.run({ input: { id: questionnaire.id, enteId: null, seenRevision: mine.revision, lines: [{ question: question.key, choices: [...choices], value: null, text: '', dontKnow: false }] }, clientKey });
    // Also where it was refused: it may be another thing now.
    await refetch().catch(() => undefined);
  }
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void send())}>
      <Field id="voto" label={question.text} help={question.kind === 'MULTIPLA' ? t('poll.choose', { count: question.max }) : undefined} error={vote.problems[`lines.${question.key}`]} group>
        {question.kind === 'SINGOLA' ? <RadioCards name="voto" value={choices[0] ?? null} onChange={(value) => setChoices([value])} options={options} /> : <CheckboxList name="voto" values={choices} onChange={setChoices} options={options} />}
      </Field>
      {vote.message && <Notice kind="danger"><p>{vote.message}</p></Notice>}
      {vote.error != null && <Failure error={vote.error} />}
      <p><Button color="primary" type="submit" disabled={vote.busy}>{t(mine.answered ? 'poll.change' : 'poll.vote')}</Button></p>
    </form>
  );
}

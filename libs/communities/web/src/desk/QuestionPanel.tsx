import './messages.js';
import { Badge, Button, CheckboxList, Failure, Field, formatDate, Notice, PersonLink, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { AnswerSuggestionsDocument, AskForAnswerDocument, DeclineToAnswerDocument, QuestionDeskDocument, type QuestionDeskQuery } from './generated/graphql.js';

type Desk = NonNullable<QuestionDeskQuery['questionDesk']>;

interface Props {
  readonly discussionId: string;
  /** Changes when something happened to the discussion. */
  readonly heard: number;
  /** Changes when posts came. */
  readonly posts: number;
}

/** A question at the desk: whether it went to UPI, who was asked and who may know. Nothing where there is nothing to say. */
export function QuestionPanel({ discussionId, heard, posts }: Props): ReactElement | null {
  const t = useMessages('desk');
  const { data, refetch } = useQuery(QuestionDeskDocument, { variables: { discussionId }, fetchPolicy: 'cache-and-network' });
  const again = useRef(refetch);
  again.current = refetch;
  const desk = data?.questionDesk;
  // A post tells the desk only that somebody answered who was asked: where nobody was, two hundred pages do not ask at each.
  const wasAsked = desk != null && (desk.asked.length > 0 || desk.askedBy !== null);
  const last = useRef({ heard, posts });
  useEffect(() => {
    const isNews = heard !== last.current.heard || (wasAsked && posts !== last.current.posts);
    last.current = { heard, posts };
    if (isNews) void again.current().catch(() => undefined);
  }, [heard, posts, wasAsked]);
  if (!desk) return null;
  return (
    <>
      {desk.escalatedAt && <p><Badge tone="warning">{t('passed', { when: formatDate(desk.escalatedAt) })}</Badge></p>}
      <AskedOfViewer discussionId={discussionId} askedBy={desk.askedBy} />
      {(desk.asksLeft > 0 || desk.asked.length > 0) && <WhoMayKnow discussionId={discussionId} desk={desk} />}
    </>
  );
}

function AskedOfViewer({ discussionId, askedBy }: { readonly discussionId: string; readonly askedBy: string | null }): ReactElement | null {
  const t = useMessages('desk');
  const [said, setSaid] = useState(false);
  const decline = useChange(DeclineToAnswerDocument, (data) => data.declineToAnswer, { refetch: ['QuestionDesk'] });
  if (said) return <Notice kind="success"><p>{t('mine.declined')}</p></Notice>;
  if (askedBy === null) return null;
  return (
    <Notice kind="info">
      <p>{t('mine.text', { name: askedBy })}</p>
      {decline.message && <p>{decline.message}</p>}
      {decline.error != null && <Failure error={decline.error} />}
      <Button color="primary" outline size="sm" disabled={decline.busy} onClick={() => void decline.run({ discussionId }).then((outcome) => outcome && setSaid(true))}>{t('mine.decline')}</Button>
    </Notice>
  );
}

function WhoMayKnow({ discussionId, desk }: { readonly discussionId: string; readonly desk: Desk }): ReactElement {
  const t = useMessages('desk');
  const { asked, asksLeft } = desk;
  return (
    <section className="com-panel" aria-labelledby="chi-puo-rispondere">
      <h2 id="chi-puo-rispondere" className="h6">{t('who.title')}</h2>
      {asksLeft > 0 && <Suggestions discussionId={discussionId} />}
      {asked.length > 0 && (
        <>
          <h3 className="h6 mt-3">{t('who.asked')}</h3>
          <ul className="com-plain">
            {asked.map(({ personId, name, ente, askedByName, at, declinedAt, answered }) => (
              <li key={personId}>
                <strong><PersonLink personId={personId}>{name}</PersonLink></strong>
                {ente && <>, {ente}</>} <span className="pc-quiet">– {t('who.askedBy', { name: askedByName, when: formatDate(at) })}; {t(answered ? 'who.answered' : declinedAt ? 'who.declined' : 'who.waiting')}</span>
              </li>
            ))}
          </ul>
          <p className="pc-quiet mb-0">{t('who.left', { count: asksLeft })}</p>
        </>
      )}
    </section>
  );
}

function Suggestions({ discussionId }: { readonly discussionId: string }): ReactElement {
  const t = useMessages('desk');
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(AnswerSuggestionsDocument, { variables: { discussionId }, skip: !viewer, fetchPolicy: 'cache-and-network' });
  const [chosen, setChosen] = useState<string[]>([]);
  const [done, setDone] = useState(false);
  const ask = useChange(AskForAnswerDocument, (result) => result.askForAnswer, { refetch: ['QuestionDesk', 'AnswerSuggestions'] });
  const people = data?.answerSuggestions ?? [];
  async function send(): Promise<void> {
    const outcome = await ask.run({ input: { discussionId, personIds: chosen } });
    setDone(outcome !== null);
    if (outcome) setChosen([]);
  }
  return (
    <>
      <div role="status">{done && <Notice kind="success"><p>{t('who.done')}</p></Notice>}</div>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <p className="pc-quiet">{t('who.looking')}</p>}
      {data && people.length === 0 && <p className="pc-quiet">{t('who.none')}</p>}
      {people.length > 0 && (
        <>
          <p className="pc-quiet">{t('who.help')}</p>
          {ask.message && <Notice kind="danger"><p>{ask.message}</p></Notice>}
          {ask.error != null && <Failure error={ask.error} />}
          <Field id="a-chi-chiedere" group label={t('who.label')} help={t('who.labelHelp')} error={ask.problems['personIds']}>
            <CheckboxList
              name="a-chi-chiedere"
              values={chosen}
              onChange={(values) => (setChosen(values), setDone(false))}
              options={people.map(({ personId, name, ente, reason, href }) => ({ value: personId, label: [name, ente].filter(Boolean).join(', '), description: <><Link to={href}>{reason}</Link> · <Link to={`/persone/${personId}`}>{t('who.profile', { name })}</Link></> }))}
            />
          </Field>
          <Button color="primary" size="sm" disabled={ask.busy || chosen.length === 0} onClick={() => void send()}>{t('who.ask')}</Button>
        </>
      )}
    </>
  );
}

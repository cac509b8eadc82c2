import './messages.js';
import '../communities.css';
import './moderation.css';
import type { PostText } from '@province-comuni/communities-contract';
import { Button, EmptyState, Failure, Field, Notice, Page, Skeleton, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { DecisionView } from './DecisionView.js';
import { AppealDecisionDocument, MyModerationDocument, type MyModerationQuery } from './generated/graphql.js';
import { HeldPost } from './OwnPanels.js';

type OwnDecision = MyModerationQuery['myModeration']['decisions'][number];

/** What moderation decided of who looks, what of his waits, and his appeals. */
export function MyModerationPage(): ReactElement {
  const t = useMessages('moderation');
  const { data, error, refetch } = useQuery(MyModerationDocument, { fetchPolicy: 'cache-and-network' });
  const [done, setDone] = useState('');
  const own = data?.myModeration;
  async function appealed(): Promise<void> {
    setDone(t('minePage.done'));
    await refetch();
  }
  return (
    <Page title={t('minePage.title')} lead={t('minePage.lead')} crumbs={[{ label: t('title'), to: '/moderazione' }, { label: t('mine') }]}>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {error && !own && <Failure error={error} retry={refetch} />}
      {!own && !error && <Skeleton lines={8} />}
      {own && own.decisions.length + own.held.length === 0 && <EmptyState title={t('minePage.empty')}><p>{t('minePage.emptyText')}</p></EmptyState>}
      {own?.decisions.map((one) => (
        <DecisionView key={one.decision.id} decision={one.decision} communityKey={null} heading={t('minePage.where', { kind: t(`kinds.${one.decision.kind}`), community: one.communityTitle || t('minePage.everywhere') })}>
          <Appeal one={one} onDone={appealed} />
        </DecisionView>
      ))}
      {own && own.held.length > 0 && <h2 className="h4">{t('minePage.held')}</h2>}
      {own?.held.map((held) => <HeldPost key={held.id} title={held.title} text={held.text as PostText} isRefused={held.state === 'NON_APPROVATO'} />)}
    </Page>
  );
}

function Appeal({ one, onDone }: { readonly one: OwnDecision; readonly onDone: () => Promise<void> }): ReactElement | null {
  const t = useMessages('moderation');
  const [words, setWords] = useState<string | null>(null);
  const appeal = useChange(AppealDecisionDocument, (data) => data.appealDecision);
  const id = one.decision.id;
  async function send(): Promise<void> {
    if (await appeal.run({ decisionId: id, words: words ?? '' })) await onDone();
  }
  if (one.appealState) {
    return (
      <>
        <p><strong>{t(`minePage.states.${one.appealState}`)}</strong></p>
        <p className="mod-words">{one.appealWords}</p>
        {one.appealAnswer && <p className="mb-0">{one.appealAnswer}</p>}
      </>
    );
  }
  if (!one.canAppeal) return null;
  if (words === null) return <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setWords('')}>{t('minePage.appeal')}</button>;
  return (
    <div className="mod-form">
      {appeal.message && <Notice kind="danger"><p>{appeal.message}</p></Notice>}
      {appeal.error != null && <Failure error={appeal.error} />}
      <Field id={`parole-${id}`} label={t('minePage.words')} help={t('minePage.appealHelp')} error={appeal.problems['words']} required>
        <TextArea value={words} onChange={setWords} maxLength={4000} />
      </Field>
      <div className="com-buttons">
        <Button color="primary" disabled={appeal.busy} onClick={() => void send()}>{t('minePage.send')}</Button>
        <Button color="primary" outline onClick={() => setWords(null)}>{t('cancel')}</Button>
      </div>
    </div>
  );
}

import './messages.js';
import './moderation.css';
import { Button, Failure, Field, Notice, Page, Skeleton, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { CommunityLimitsDocument, SetCommunityLimitsDocument, type CommunityLimitsInput, type CommunityLimitsQuery } from './generated/graphql.js';
import { AnswerDaysForm } from '../desk/AnswerDaysForm.js';
import { crumbs, UnknownQueue } from './QueuePage.js';

const FOR_EVERYBODY = ['perMinute', 'perHour', 'perDay', 'mostLinks', 'repeatHours'] as const;
const FOR_NEWCOMERS = ['newDays', 'newPosts', 'newPerDay', 'newLinks', 'newMentions'] as const;
const HELPS: readonly string[] = ['repeatHours', 'newDays'];
type Name = (typeof FOR_EVERYBODY)[number] | (typeof FOR_NEWCOMERS)[number];

/** How much may be written in a community. */
export function LimitsPage(): ReactElement {
  const t = useMessages('moderation');
  const { key = '' } = useParams();
  const { data, error, refetch } = useQuery(CommunityLimitsDocument, { variables: { key }, fetchPolicy: 'network-only' });
  const limits = data?.communityLimits;
  if (!data) return <Page title={t('limits')} crumbs={crumbs(t('title'))}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={8} />}</Page>;
  if (!limits) return <UnknownQueue />;
  return (
    <Page title={t('limitsPage.title', { community: limits.communityTitle })} lead={t('limitsPage.lead')} crumbs={[...crumbs(t('title')), { label: limits.communityTitle, to: `/moderazione/${key}` }, { label: t('limits') }]}>
      <Form communityKey={key} limits={limits} />
      <AnswerDaysForm communityKey={key} />
    </Page>
  );
}

function Form({ communityKey, limits }: { readonly communityKey: string; readonly limits: NonNullable<CommunityLimitsQuery['communityLimits']> }): ReactElement {
  const t = useMessages('moderation');
  const [typed, setTyped] = useState<Readonly<Record<Name, string>>>(() => Object.fromEntries([...FOR_EVERYBODY, ...FOR_NEWCOMERS].map((name) => [name, String(limits[name])])) as Record<Name, string>);
  const [saved, setSaved] = useState(false);
  const set = useChange(SetCommunityLimitsDocument, (data) => data.setCommunityLimits, { refetch: ['CommunityLimits'] });
  async function save(): Promise<void> {
    // What is no number is refused at its field, as any other.
    const input = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, /^\d{1,6}$/.test(value.trim()) ? Number(value) : -1])) as CommunityLimitsInput;
    setSaved((await set.run({ key: communityKey, seenRevision: limits.revision, input })) !== null);
  }
  const numbers = (names: readonly Name[]): ReactElement => (
    <div className="mod-numbers">
      {names.map((name) => (
        <Field key={name} id={`limite-${name}`} label={t(`limitsPage.${name}`)} help={HELPS.includes(name) ? t(`limitsPage.${name}Help`) : undefined} error={set.problems[name]} required>
          <TextInput inputMode="numeric" value={typed[name]} onChange={(value) => (setTyped({ ...typed, [name]: value }), setSaved(false))} />
        </Field>
      ))}
    </div>
  );
  return (
    <>
      <div role="status">{saved && <Notice kind="success"><p>{t('limitsPage.saved')}</p></Notice>}</div>
      {set.message && <Notice kind="danger"><p>{set.message}</p></Notice>}
      {set.error != null && <Failure error={set.error} />}
      <h2 className="h4">{t('limitsPage.everybody')}</h2>
      {numbers(FOR_EVERYBODY)}
      <h2 className="h4">{t('limitsPage.newcomers')}</h2>
      {numbers(FOR_NEWCOMERS)}
      <Button color="primary" disabled={set.busy} onClick={() => void save()}>{t('limitsPage.save')}</Button>
    </>
  );
}

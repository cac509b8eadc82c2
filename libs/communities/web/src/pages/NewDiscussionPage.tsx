import '../messages.js';
import '../communities.css';
import { Button, EmptyState, Failure, Field, Notice, Page, RadioCards, readKept, Skeleton, TextInput, useMessages, writeKept } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState, type ReactElement } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { AttachmentFields } from '../attachments/AttachmentFields.js';
import { useAttachments } from '../attachments/useAttachments.js';
import { CommunityDocument, OpenDiscussionDocument, SimilarDiscussionsDocument, type CommunityFieldsFragment, type DiscussionKind } from '../generated/graphql.js';
import { useKeptText, type Written } from '../hooks/useKeptText.js';
import type { HoldReason } from '../moderation/generated/graphql.js';
import { HeldNotice, SuspensionNotice } from '../moderation/OwnPanels.js';
import { AcceptPanel } from '../parts/JoinPanel.js';
import { Composer } from '../parts/Composer.js';
import { KeptAnswer } from '../parts/KeptAnswer.js';
import { readTyped } from '../parts/Tags.js';
import { PollFields } from '../polls/PollFields.js';
import { emptyPoll, pollInputOf, type PollDraft } from '../polls/poll-draft.js';

const KINDS: readonly DiscussionKind[] = ['QUESTION', 'DISCUSSION', 'IDEA', 'ANNOUNCEMENT'];

/** A new discussion is written; similar ones show while its title is typed. */
export function NewDiscussionPage(): ReactElement {
  const t = useMessages('communities');
  const { key = '' } = useParams();
  const { data, error, refetch } = useQuery(CommunityDocument, { variables: { key } });
  const community = data?.community;
  const crumbs = [{ label: t('title'), to: '/community' }, ...(community ? [{ label: community.title, to: `/community/${key}` }] : []), { label: t('new.title') }];
  return (
    <Page title={t('new.title')} crumbs={crumbs}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {community && <SuspensionNotice communityId={community.id} until={community.suspendedUntil} />}
      {community && <AcceptPanel key={community.guidelinesVersion} community={community} />}
      {data && !community?.viewerCan.write && !community?.suspendedUntil && (
        <EmptyState title={t(community ? (community.closedAt ? 'thread.communityClosed' : 'thread.onlyMembers') : 'unknown')} action={<Link className="btn btn-primary" to={community ? `/community/${key}` : '/community'}>{t(community ? 'thread.toCommunity' : 'back')}</Link>} />
      )}
      {community?.closedAt && community.role && <KeptAnswer place={{ communityId: community.id }} newIn={null} />}
      {community?.viewerCan.write && <Found key={community.id} community={community} />}
    </Page>
  );
}

function Found({ community }: { readonly community: CommunityFieldsFragment }): ReactElement {
  const kept = useKeptText({ communityId: community.id }, true);
  return kept.found ? <Form community={community} kept={kept} found={kept.found} /> : <Skeleton lines={8} />;
}

function Form({ community, kept, found }: { readonly community: CommunityFieldsFragment; readonly kept: ReturnType<typeof useKeptText>; readonly found: Written }): ReactElement {
  const t = useMessages('communities');
  const navigate = useNavigate();
  const [restored] = useState(kept.restored);
  const [kind, setKind] = useState<DiscussionKind>(found.kind ?? 'QUESTION');
  const [title, setTitle] = useState(found.title);
  const [text, setText] = useState(found.text);
  const pollPlace = `pc-poll-${community.id}`;
  const [poll, setPoll] = useState<PollDraft | null>(() => readKept<PollDraft>(pollPlace));
  const tagsPlace = `pc-tags-${community.id}`;
  const [tags, setTags] = useState(() => readKept<string>(tagsPlace) ?? '');
  const keepTags = (next: string): void => (setTags(next), writeKept(tagsPlace, next === '' ? null : next));
  const keepPoll = (next: PollDraft | null): void => (setPoll(next), writeKept(pollPlace, next));
  const attachments = useAttachments(community.id);
  const [waits, setWaits] = useState(false);
  const [held, setHeld] = useState<HoldReason | null>(null);
  const open = useChange(OpenDiscussionDocument, (data) => data.openDiscussion, { refetch: ['Discussions', 'Community'] });
  const keep = (change: Partial<Written>): void => kept.keep({ kind, title, text, ...change });
  async function publish(): Promise<void> {
    setWaits(attachments.isUnfinished);
    if (attachments.isUnfinished) return;
    const outcome = await open.run({ input: { communityId: community.id, kind, title, tags: readTyped(tags), text, clientKey: kept.clientKey, poll: poll && pollInputOf(poll), attachments: attachments.inputs } });
    if (!outcome) return;
    kept.forget();
    attachments.clear();
    writeKept(pollPlace, null);
    writeKept(tagsPlace, null);
    if (outcome.__typename === 'PostHeld') return setHeld(outcome.holdReason);
    await navigate(`/community/${community.key}/${outcome.discussionId}`);
  }
  const kinds = KINDS.filter((value) => value !== 'ANNOUNCEMENT' || community.viewerCan.announce);
  if (held) {
    return (
      <div className="com-form">
        <HeldNotice reason={held} />
        <Link className="btn btn-primary" to={`/community/${community.key}`}>{t('new.toCommunity')}</Link>
      </div>
    );
  }
  return (
    <div className="com-form">
      {restored && <Notice kind="info"><p>{t('draft.restored')}</p></Notice>}
      {open.message && <Notice kind="danger"><p>{open.message}</p></Notice>}
      {open.error != null && <Failure error={open.error} />}
      <Field id="tipo" label={t('new.kind')} group>
        <RadioCards name="tipo" value={kind} onChange={(value) => (setKind(value as DiscussionKind), keep({ kind: value as DiscussionKind }))} options={kinds.map((value) => ({ value, label: t(`kinds.${value}`), description: t(`kindHelp.${value}`) }))} />
      </Field>
      <Field id="titolo" label={t('new.heading')} help={t('new.headingHelp')} error={open.problems['title']} required>
        <TextInput value={title} maxLength={250} onChange={(value) => (setTitle(value), keep({ title: value }))} />
      </Field>
      <Similar title={title} />
      <AttachmentFields attachments={attachments} problems={open.problems} waits={waits}>
        <Composer label={t('new.text')} initial={found.text} communityId={community.id} problem={open.problems['text']} onChange={(value) => (setText(value), keep({ text: value }))} />
      </AttachmentFields>
      <Field id="etichette" label={t('new.tags')} help={t('new.tagsHelp')} error={open.problems['tags']}>
        <TextInput value={tags} onChange={keepTags} />
      </Field>
      <PollFields poll={poll} problems={open.problems} onToggle={(on) => keepPoll(on ? emptyPoll() : null)} onChange={keepPoll} />
      <Button color="primary" disabled={open.busy} onClick={() => void publish()}>{t('new.go')}</Button>
    </div>
  );
}

const TYPED_MS = 500;
const SHORTEST = 8;

/** Discussions whose words are like those of the title. */
function Similar({ title }: { readonly title: string }): ReactElement | null {
  const t = useMessages('communities');
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(title.trim().slice(0, 200)), TYPED_MS);
    return () => clearTimeout(timer);
  }, [title]);
  const { data } = useQuery(SimilarDiscussionsDocument, { variables: { query: settled }, skip: settled.length < SHORTEST });
  const hits = data?.search.__typename === 'SearchPage' && settled.length >= SHORTEST ? data.search.hits : [];
  return (
    <div role="status">
      {hits.length > 0 && (
        <section className="com-panel" aria-labelledby="simili">
          <h2 id="simili" className="h6">{t('new.similar')}</h2>
          <p>{t('new.similarHelp')}</p>
          <ul>
            {hits.map((hit) => (
              <li key={hit.id}>
                <Link to={hit.href}>{hit.title.text}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

import './messages.js';
import { plainTextOf, type PostText } from '@province-comuni/communities-contract';
import { Button, CheckboxList, Dialog, Failure, Field, Notice, RadioCards, Select, Skeleton, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { PostData, ThreadData } from '../hooks/useThread.js';
import { DiscussionsByWordsDocument, MergeDiscussionDocument, ModeratedCommunitiesDocument, MoveDiscussionDocument, MovePreviewDocument, SplitDiscussionDocument, type DiscussionKind, type MovePreviewInput } from './generated/graphql.js';

const TYPED_MS = 300;
const SHORTEST = 2;
const WORDS = 80;
const KINDS: readonly DiscussionKind[] = ['DISCUSSION', 'QUESTION', 'IDEA'];
/** Address of a discussion of ours, with or without the name of the site. */
const ADDRESS = /\/community\/[a-z][a-z0-9-]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

interface Props {
  readonly head: ThreadData;
  readonly onClose: () => void;
}

interface Asked {
  readonly busy: boolean;
  readonly message: string | null;
  readonly error: unknown;
  readonly problems: Readonly<Record<string, string>>;
}

/** What who moderates may do with where posts stand. */
export function MoveButtons({ head, posts }: { readonly head: ThreadData; readonly posts: readonly PostData[] }): ReactElement {
  const t = useMessages('moderation');
  const [open, setOpen] = useState<'move' | 'merge' | 'split' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {(['move', 'merge', 'split'] as const).map((what) => (
        <button key={what} type="button" className="com-link" onClick={() => setOpen(what)}>{t(`move.${what}`)}</button>
      ))}
      {open === 'move' && <MoveDialog head={head} onClose={close} />}
      {open === 'merge' && <MergeDialog head={head} onClose={close} />}
      {open === 'split' && <SplitDialog head={head} posts={posts} onClose={close} />}
    </>
  );
}

function MoveDialog({ head: { community, discussion }, onClose }: Props): ReactElement {
  const t = useMessages('moderation');
  const navigate = useNavigate();
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const { data, error, refetch } = useQuery(ModeratedCommunitiesDocument, { fetchPolicy: 'cache-and-network' });
  const move = useChange(MoveDiscussionDocument, (result) => result.moveDiscussion);
  const others = data?.moderatedCommunities.filter(({ id }) => id !== community.id);
  async function go(): Promise<void> {
    if (!(await move.run({ input: { discussionId: discussion.id, fromCommunityId: community.id, toCommunityId: to, reason } }))) return;
    onClose();
    await navigate(`/community/${others!.find(({ id }) => id === to)!.key}/${discussion.id}`);
  }
  return (
    <Moving title={t('move.moveTitle')} go={t('move.goMove')} asked={move} input={to === '' ? null : { discussionId: discussion.id, toCommunityId: to }} reason={reason} onReason={setReason} onClose={onClose} onGo={go}>
      {error && <Failure error={error} retry={refetch} />}
      {!others && !error && <Skeleton lines={2} />}
      {others?.length === 0 && <p>{t('move.toNone')}</p>}
      {others && others.length > 0 && (
        <Field id="sposta-in" label={t('move.to')} help={t('move.toHelp')} required>
          <Select value={to} onChange={setTo} options={[{ value: '', label: t('move.choose') }, ...others.map(({ id, title }) => ({ value: id, label: title }))]} />
        </Field>
      )}
    </Moving>
  );
}

function MergeDialog({ head: { community, discussion }, onClose }: Props): ReactElement {
  const t = useMessages('moderation');
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [query, setQuery] = useState('');
  const [into, setInto] = useState('');
  const [reason, setReason] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim().slice(0, 300)), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const pasted = ADDRESS.exec(query)?.[1]?.toLowerCase();
  const isAsked = pasted === undefined && query.length >= SHORTEST;
  const { data, previousData, error, refetch } = useQuery(DiscussionsByWordsDocument, { variables: { query }, skip: !isAsked });
  const search = isAsked ? (data ?? previousData)?.search : undefined;
  const hits = search?.__typename === 'SearchPage' ? search.hits : undefined;
  const choices = pasted === undefined ? (hits ?? []).filter(({ id }) => id !== discussion.id).map(({ id, title }) => ({ value: id, label: title.text })) : [{ value: pasted, label: t('move.pasted') }];
  const chosen = choices.some(({ value }) => value === into) ? into : '';
  const merge = useChange(MergeDiscussionDocument, (result) => result.mergeDiscussion);
  async function go(): Promise<void> {
    if (!(await merge.run({ input: { discussionId: discussion.id, fromCommunityId: community.id, intoId: chosen, reason } }))) return;
    onClose();
    // The page leads from the old address to where it stands.
    await navigate(`/community/${community.key}/${chosen}`);
  }
  return (
    <Moving title={t('move.mergeTitle')} go={t('move.goMerge')} asked={merge} input={chosen === '' ? null : { discussionId: discussion.id, intoId: chosen }} reason={reason} onReason={setReason} onClose={onClose} onGo={go}>
      <Field id="unisci-cerca" label={t('move.find')} help={t('move.findHelp')}>
        <TextInput value={text} onChange={setText} autoComplete="off" />
      </Field>
      {error && <Failure error={error} retry={refetch} />}
      <p role="status">{isAsked && hits && choices.length === 0 ? t('move.findNone') : ''}</p>
      {choices.length > 0 && (
        <Field id="unisci-a" label={t('move.into')} group required>
          <RadioCards name="unisci-a" value={chosen} onChange={setInto} options={choices} />
        </Field>
      )}
    </Moving>
  );
}

function SplitDialog({ head: { community, discussion }, posts, onClose }: Props & { readonly posts: readonly PostData[] }): ReactElement {
  const t = useMessages('moderation');
  const c = useMessages('communities');
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<DiscussionKind>('DISCUSSION');
  const [reason, setReason] = useState('');
  const split = useChange(SplitDiscussionDocument, (result) => result.splitDiscussion);
  const answers = posts.filter(({ sequence, withdrawn, hiddenCategory }) => sequence > 1 && !withdrawn && !hiddenCategory);
  async function go(): Promise<void> {
    const done = await split.run({ input: { discussionId: discussion.id, fromCommunityId: community.id, postIds: [...chosen], kind, title, reason } });
    if (!done) return;
    onClose();
    await navigate(`/community/${community.key}/${done.id}`);
  }
  return (
    <Moving title={t('move.splitTitle')} go={t('move.goSplit')} asked={split} input={chosen.length === 0 ? null : { discussionId: discussion.id, postIds: [...chosen] }} reason={reason} onReason={setReason} onClose={onClose} onGo={go}>
      <Field id="separa-risposte" label={t('move.answers')} help={t('move.answersHelp')} group required>
        <CheckboxList name="separa-risposte" values={[...chosen]} onChange={setChosen} options={answers.map(({ id, sequence, authorName, text }) => ({ value: id, label: t('move.answer', { number: sequence, name: authorName, text: plainTextOf(text as PostText).slice(0, WORDS) }) }))} />
      </Field>
      <Field id="separa-titolo" label={t('move.title')} error={split.problems['title']} required>
        <TextInput value={title} onChange={setTitle} maxLength={200} />
      </Field>
      <Field id="separa-tipo" label={t('move.kind')} error={split.problems['kind']} required>
        <Select value={kind} onChange={(next) => setKind(next as DiscussionKind)} options={KINDS.map((value) => ({ value, label: c(`kinds.${value}`) }))} />
      </Field>
    </Moving>
  );
}

/** What is asked of every move: it is shown what it touches before it is done. @param input null: nothing is chosen yet */
function Moving({ title, go, asked, input, reason, onReason, onClose, onGo, children }: { readonly title: string; readonly go: string; readonly asked: Asked; readonly input: MovePreviewInput | null; readonly reason: string; readonly onReason: (reason: string) => void; readonly onClose: () => void; readonly onGo: () => Promise<void>; readonly children: ReactNode }): ReactElement {
  const t = useMessages('moderation');
  const { data, error, refetch } = useQuery(MovePreviewDocument, { variables: { input: input ?? { discussionId: '' } }, skip: input === null, fetchPolicy: 'network-only' });
  const preview = input === null ? undefined : data?.movePreview;
  const isPossible = preview !== undefined && preview !== null && preview.obstacle === '';
  return (
    <Dialog open title={title} onClose={onClose} footer={<Button color="primary" disabled={asked.busy || !isPossible} onClick={() => void onGo()}>{go}</Button>}>
      {asked.message && <Notice kind="danger"><p>{asked.message}</p></Notice>}
      {asked.error != null && <Failure error={asked.error} />}
      {children}
      <Field id="sposta-motivo" label={t('move.reason')} help={t('move.reasonHelp')} error={asked.problems['reason']} required>
        <TextArea value={reason} onChange={onReason} rows={3} maxLength={2000} />
      </Field>
      {error && <Failure error={error} retry={refetch} />}
      <div role="status">
        {preview === null && <Notice kind="danger"><p>{t('move.notYours')}</p></Notice>}
        {preview && preview.obstacle !== '' && <Notice kind="danger"><p>{preview.obstacle}</p></Notice>}
        {preview && isPossible && (
          <Notice kind={preview.losing > 0 || preview.isLostToOthers ? 'warning' : 'info'}>
            <p className="mb-1">
              {t('move.posts', { count: preview.posts })} {t('move.people', { count: preview.people })}. {preview.followers > 0 && t('move.followers', { count: preview.followers })}
            </p>
            {preview.renumbered > 0 && <p className="mb-1">{t('move.renumbered', { count: preview.renumbered })}</p>}
            <p className="mb-1">
              {t('move.losing', { count: preview.losing })} {preview.isLostToOthers && t('move.lostToOthers', { community: preview.communityTitle })}
            </p>
            <p className="mb-0">{t('move.addresses')}</p>
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

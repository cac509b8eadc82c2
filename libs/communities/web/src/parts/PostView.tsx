import type { PostText } from '@province-comuni/communities-contract';
import { Badge, Button, Dialog, Disclosure, Failure, formatDateTime, Notice, PersonLink, readKept, Skeleton, useMessages, useViewer, writeKept } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { memo, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { AttachmentCards } from '../attachments/AttachmentCards.js';
import { EditPostDocument, PostHistoryDocument, ReactDocument, WithdrawPostDocument, type ReactionKind } from '../generated/graphql.js';
import type { PostData } from '../hooks/useThread.js';
import { HiddenPost } from '../moderation/HiddenPost.js';
import { HideDialog, ReportDialog } from '../moderation/PostDialogs.js';
import type { AroundPosts } from './around-posts.js';
import { Composer } from './Composer.js';
import { PostTextView } from './PostTextView.js';

const REACTIONS: readonly ReactionKind[] = ['UTILE', 'GRAZIE', 'ANCHE_NOI'];

interface Props {
  readonly post: PostData;
  readonly around: AroundPosts;
  /** Something about a post changed: to be asked again. */
  readonly refresh: (sequence: number) => Promise<void>;
  readonly onQuote?: (post: { readonly id: string; readonly text: PostText }) => void;
  /** Marks it as what solved the discussion, or no longer. */
  readonly onSolve?: (post: PostData, solved: boolean) => void;
}

/** A post with what can be done with it. Drawn again only when something of it changes, the deeds included: they stay the same functions. */
export const PostView = memo(function PostView({ post, around, refresh, onQuote, onSolve }: Props): ReactElement {
  const t = useMessages('communities');
  const m = useMessages('moderation');
  const viewer = useViewer();
  const [state, setState] = useState<'shown' | 'edited' | 'removed' | 'reported' | 'hidden'>('shown');
  const [told, setTold] = useState('');
  const { sequence, authorName, authorEnte, createdAt } = post;
  const isSolution = around.solvedSequence === sequence;
  const onChanged = (): Promise<void> => refresh(sequence);
  if (post.withdrawn) return <p id={`messaggio-${sequence}`} data-sequence={sequence} className="pc-quiet" tabIndex={-1}>{t('thread.withdrawn')}</p>;
  if (post.hiddenCategory) return <HiddenPost post={post} around={around} isOwn={viewer !== null && post.authorId === viewer.id} onChanged={onChanged} />;
  async function hidden(): Promise<void> {
    setState('shown');
    await onChanged();
  }
  return (
    <article id={`messaggio-${sequence}`} data-sequence={sequence} tabIndex={-1} className={isSolution ? 'com-post com-post--solution' : 'com-post'} aria-label={t('thread.post', { number: sequence, name: authorName, when: formatDateTime(createdAt) })}>
      <p className="com-post__head">
        <span>
          <strong><PersonLink personId={post.authorId}>{authorName}</PersonLink></strong>
          {authorEnte && <span className="pc-quiet">, {authorEnte}</span>}
        </span>
        <span className="pc-quiet">{formatDateTime(createdAt)}</span>
        <Link className="com-post__number" to={`?messaggio=${sequence}`} replace aria-label={t('thread.linkTo', { number: sequence })}>
          #{sequence}
        </Link>
        {isSolution && <Badge tone="success">{t('states.RISOLTA')}</Badge>}
        {post.editedAt && <Badge>{t('thread.edited')}</Badge>}
      </p>
      {state === 'edited' ? <EditPost post={post} communityId={around.communityId} onClose={() => setState('shown')} onChanged={onChanged} /> : <PostTextView text={post.text as PostText} references={post.references} />}
      <AttachmentCards post={post} />
      {post.editedAt && (
        <Disclosure summary={t('thread.history')} lazy>
          <History key={post.editedAt} postId={post.id} />
        </Disclosure>
      )}
      {state !== 'edited' && (
        <div className="com-post__deeds">
          <Reactions post={post} canReact={around.canWrite} onChanged={onChanged} />
          {onSolve && around.canMarkSolved && sequence > 1 && (
            <button type="button" className="com-link" aria-label={isSolution ? undefined : t('thread.solveOf', { number: sequence })} onClick={() => onSolve(post, !isSolution)}>
              {t(isSolution ? 'thread.unsolve' : 'thread.solve')}
            </button>
          )}
          {onQuote && around.canAnswer && (
            <button type="button" className="com-link" aria-label={t('thread.quoteOf', { number: sequence })} onClick={() => onQuote({ id: post.id, text: post.text as PostText })}>
              {t('thread.quote')}
            </button>
          )}
          {post.canEdit && (
            <button type="button" className="com-link" aria-label={t('thread.editOf', { number: sequence })} onClick={() => setState('edited')}>
              {t('thread.edit')}
            </button>
          )}
          {post.canWithdraw && (
            <button type="button" className="com-link" aria-label={t('thread.withdrawOf', { number: sequence })} onClick={() => setState('removed')}>
              {t('thread.withdraw')}
            </button>
          )}
          {viewer && post.canReport && (
            <button type="button" className="com-link" aria-label={m('report.of', { number: sequence })} onClick={() => setState('reported')}>
              {m('report.go')}
            </button>
          )}
          {around.canModerate && post.canReport && (
            <button type="button" className="com-link" aria-label={m('hide.of', { number: sequence })} onClick={() => setState('hidden')}>
              {m('hide.go')}
            </button>
          )}
        </div>
      )}
      <div role="status">{told && <Notice kind="success"><p>{told}</p></Notice>}</div>
      {state === 'reported' && <ReportDialog postId={post.id} sequence={sequence} onClose={() => setState('shown')} onDone={async () => (setState('shown'), setTold(m('report.done')))} />}
      {state === 'hidden' && <HideDialog postId={post.id} sequence={sequence} onClose={() => setState('shown')} onDone={hidden} />}
      {state === 'removed' && <WithdrawPost post={post} onClose={() => setState('shown')} onChanged={onChanged} />}
    </article>
  );
});

function Reactions({ post, canReact, onChanged }: { readonly post: PostData; readonly canReact: boolean; readonly onChanged: () => Promise<void> }): ReactElement {
  const t = useMessages('communities');
  const react = useChange(ReactDocument, (data) => data.react);
  async function say(kind: ReactionKind, on: boolean): Promise<void> {
    if (await react.run({ postId: post.id, kind, on })) await onChanged();
  }
  const shown = REACTIONS.map((kind) => ({ kind, count: 0, mine: false, ...post.reactions.find((reaction) => reaction.kind === kind) }));
  if (!canReact) return <span className="pc-quiet">{shown.filter(({ count }) => count > 0).map(({ kind, count }) => `${t(`reactions.${kind}`)} ${count}`).join(' · ')}</span>;
  return (
    <span role="group" aria-label={t('reactions.label', { number: post.sequence })} className="com-reactions">
      {shown.map(({ kind, count, mine }) => (
        <button key={kind} type="button" className="com-reaction" aria-pressed={mine} disabled={react.busy} onClick={() => void say(kind, !mine)}>
          {t(`reactions.${kind}`)}
          {count > 0 && ` ${count}`}
        </button>
      ))}
    </span>
  );
}

/** A change that was begun, kept in this browser until it is taken or given up. */
interface Begun {
  readonly text: PostText;
  readonly seenEditedAt: string | null;
}

function EditPost({ post, communityId, onClose, onChanged }: { readonly post: PostData; readonly communityId: string; readonly onClose: () => void; readonly onChanged: () => Promise<void> }): ReactElement {
  const t = useMessages('communities');
  // Of when the editor was opened: the page itself hears of changes made elsewhere.
  const [seenEditedAt] = useState(post.editedAt);
  const place = `pc-edit-${post.id}`;
  // What was begun on other words than those of now is no change of these.
  const [begun] = useState(() => [readKept<Begun>(place)].find((one) => one?.seenEditedAt === post.editedAt)?.text ?? null);
  const [text, setText] = useState(begun ?? (post.text as PostText));
  function change(next: PostText): void {
    setText(next);
    writeKept(place, { text: next, seenEditedAt } satisfies Begun);
  }
  function leave(): void {
    writeKept(place, null);
    onClose();
  }
  const edit = useChange(EditPostDocument, (data) => data.editPost);
  async function save(): Promise<void> {
    if (!(await edit.run({ postId: post.id, text, seenEditedAt }))) return;
    await onChanged();
    leave();
  }
  return (
    <>
      {begun && <Notice kind="info"><p>{t('draft.restored')}</p></Notice>}
      {edit.message && <Notice kind="danger"><p>{edit.message}</p></Notice>}
      {edit.error != null && <Failure error={edit.error} />}
      <Composer label={t('thread.editOf', { number: post.sequence })} initial={withLabels(begun ?? (post.text as PostText), post.references)} communityId={communityId} onChange={change} problem={edit.problems['text']} />
      <div className="com-buttons">
        <Button color="primary" size="sm" disabled={edit.busy} onClick={() => void save()}>{t('save')}</Button>
        <Button color="primary" outline size="sm" onClick={leave}>{t('cancel')}</Button>
      </div>
    </>
  );
}

/** The text for the editor, which names what it refers to. */
function withLabels(text: PostText, cards: PostData['references']): PostText {
  const named = (node: object): object => {
    const { type, attrs, content } = node as { type?: string; attrs?: { kind: string; id: string }; content?: readonly object[] };
    if (type === 'reference' && attrs) return { ...node, attrs: { ...attrs, label: cards.find(({ kind, id }) => kind === attrs.kind && id === attrs.id)?.title ?? '' } };
    return content ? { ...node, content: content.map(named) } : node;
  };
  return named(text) as PostText;
}

function WithdrawPost({ post, onClose, onChanged }: { readonly post: PostData; readonly onClose: () => void; readonly onChanged: () => Promise<void> }): ReactElement {
  const t = useMessages('communities');
  const withdraw = useChange(WithdrawPostDocument, (data) => data.withdrawPost);
  async function go(): Promise<void> {
    if (!(await withdraw.run({ postId: post.id }))) return;
    onClose();
    await onChanged();
  }
  return (
    <Dialog open title={t('thread.withdrawOf', { number: post.sequence })} onClose={onClose} footer={<Button color="danger" disabled={withdraw.busy} onClick={() => void go()}>{t('thread.withdraw')}</Button>}>
      {withdraw.message && <Notice kind="danger"><p>{withdraw.message}</p></Notice>}
      {withdraw.error != null && <Failure error={withdraw.error} />}
      <p>{t('thread.withdrawSure')}</p>
    </Dialog>
  );
}

function History({ postId }: { readonly postId: string }): ReactElement {
  const t = useMessages('communities');
  const { data, error, refetch } = useQuery(PostHistoryDocument, { variables: { postId }, fetchPolicy: 'network-only' });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={2} />;
  return (
    <>
      {data.postHistory?.map(({ text, at }) => (
        <div key={at} className="com-earlier">
          <p className="pc-quiet">{t('thread.until', { when: formatDateTime(at) })}</p>
          <PostTextView text={text as PostText} />
        </div>
      ))}
    </>
  );
}

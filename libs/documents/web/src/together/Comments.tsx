import './messages.js';
import './together.css';
import { Badge, Button, Dialog, Disclosure, Failure, Field, formatDateTime, Notice, Skeleton, TextArea, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { useLocation } from 'react-router';
import { AddDocumentCommentDocument, DeleteDocumentCommentDocument, DocumentCommentsDocument, EditDocumentCommentDocument, type CommentFieldsFragment } from '../generated/graphql.js';

/** A comment or an answer: the same to look at. */
type Shown = Omit<CommentFieldsFragment, '__typename'>;

const REFETCH = ['DocumentComments'];
const STEP = 20;
const MOST = 50;

/** What colleagues say of a document: for who has a role in an Ente. */
export default function Comments({ documentId }: { readonly documentId: string }): ReactElement | null {
  const t = useMessages('together');
  const viewer = useViewer();
  const [first, setFirst] = useState(STEP);
  const [done, setDone] = useState('');
  const inNetwork = (viewer?.memberships.length ?? 0) > 0;
  const { data, previousData, error, refetch } = useQuery(DocumentCommentsDocument, { variables: { id: documentId, first }, skip: !inNetwork, fetchPolicy: 'cache-and-network' });
  const comments = (data ?? previousData)?.documentComments;
  const heading = useRef<HTMLHeadingElement>(null);
  const isCalledFor = useLocation().hash === '#commenti';
  const isThere = comments != null;
  // A notice leads here: the comments are not there yet when the page is.
  useEffect(() => {
    if (isCalledFor && isThere) heading.current?.focus();
  }, [isCalledFor, isThere]);
  if (!inNetwork) return null;
  return (
    <section aria-labelledby="commenti" className="pc-section tog-comments">
      <h2 ref={heading} id="commenti" className="h4" tabIndex={-1}>
        {t('comments.title')}
      </h2>
      <p className="pc-quiet">{t('comments.lead')}</p>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {error && <Failure error={error} retry={refetch} />}
      {!comments && !error && <Skeleton lines={3} />}
      {comments?.canComment && <CommentForm id="nuovo-commento" documentId={documentId} parentId={null} label={t('comments.write')} button={t('comments.send')} onDone={() => setDone(t('comments.sent'))} />}
      {comments?.threads.length === 0 && <p>{t('comments.none')}</p>}
      <ol className="tog-thread">
        {comments?.threads.map((thread) => (
          <li key={thread.id}>
            <CommentView comment={thread} onRemoved={() => setDone(t('comments.removed'))} />
            {thread.answers.length > 0 && (
              <ol className="tog-thread tog-thread--answers">
                {thread.answers.map((answer) => (
                  <li key={answer.id}>
                    <CommentView comment={answer} onRemoved={() => setDone(t('comments.removed'))} />
                  </li>
                ))}
              </ol>
            )}
            {comments.canComment && !thread.deleted && <Answer documentId={documentId} thread={thread} onDone={() => setDone(t('comments.sent'))} />}
          </li>
        ))}
      </ol>
      {comments && comments.total > comments.threads.length && first < MOST && (
        <Button color="primary" outline size="sm" onClick={() => setFirst(Math.min(MOST, first + STEP))}>
          {t('comments.more')}
        </Button>
      )}
    </section>
  );
}

function Answer({ documentId, thread, onDone }: { readonly documentId: string; readonly thread: Shown; readonly onDone: () => void }): ReactElement {
  const t = useMessages('together');
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <button type="button" className="doc-link" aria-label={t('comments.answerTo', { name: thread.authorName })} onClick={() => setOpen(true)}>
        {t('comments.answer')}
      </button>
    );
  }
  return <CommentForm id={`risposta-${thread.id}`} documentId={documentId} parentId={thread.id} label={t('comments.yourAnswer')} button={t('comments.answer')} onDone={() => (setOpen(false), onDone())} onCancel={() => setOpen(false)} />;
}

interface FormProps {
  readonly id: string;
  readonly documentId: string;
  readonly parentId: string | null;
  readonly label: string;
  readonly button: string;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

/** What was typed stays until it was taken; sent twice it is one comment. */
function CommentForm({ id, documentId, parentId, label, button, onDone, onCancel }: FormProps): ReactElement {
  const t = useMessages('together');
  const [text, setText] = useState('');
  const [clientKey, setClientKey] = useState(() => crypto.randomUUID() as string);
  const add = useChange(AddDocumentCommentDocument, (data) => data.addDocumentComment, { refetch: REFETCH });
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!(await add.run({ id: documentId, text, parentId, clientKey }))) return;
    setText('');
    setClientKey(crypto.randomUUID());
    onDone();
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      {add.message && <Notice kind="danger"><p>{add.message}</p></Notice>}
      {add.error != null && <Failure error={add.error} />}
      <Field id={id} label={label} error={add.problems['text']}>
        <TextArea value={text} onChange={setText} rows={3} />
      </Field>
      <div className="tog-buttons">
        <Button color="primary" size="sm" type="submit" disabled={add.busy}>
          {button}
        </Button>
        {onCancel && (
          <Button color="primary" outline size="sm" onClick={onCancel}>
            {t('comments.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

function CommentView({ comment, onRemoved }: { readonly comment: Shown; readonly onRemoved: () => void }): ReactElement {
  const t = useMessages('together');
  const [state, setState] = useState<'shown' | 'edited' | 'removed'>('shown');
  if (comment.deleted) return <p className="pc-quiet">{t('comments.gone')}</p>;
  return (
    <article className="tog-comment" aria-label={`${comment.authorName}, ${formatDateTime(comment.createdAt)}`}>
      <p className="tog-comment__head">
        <strong>{comment.authorName}</strong> <span className="pc-quiet">{formatDateTime(comment.createdAt)}</span> {comment.editedAt && <Badge>{t('comments.edited')}</Badge>}
      </p>
      {state === 'edited' ? <EditForm comment={comment} onClose={() => setState('shown')} /> : <Paragraphs text={comment.text} />}
      {comment.earlier.length > 0 && (
        <Disclosure summary={t('comments.earlier')}>
          {comment.earlier.map(({ text, at }) => (
            <div key={at} className="tog-earlier">
              <p className="pc-quiet">{t('comments.until', { date: formatDateTime(at) })}</p>
              <Paragraphs text={text} />
            </div>
          ))}
        </Disclosure>
      )}
      {state !== 'edited' && (comment.canEdit || comment.canDelete) && (
        <p className="tog-buttons">
          {comment.canEdit && (
            <button type="button" className="doc-link" aria-label={t('comments.editOf', { name: comment.authorName })} onClick={() => setState('edited')}>
              {t('comments.edit')}
            </button>
          )}
          {comment.canDelete && (
            <button type="button" className="doc-link" aria-label={t('comments.removeOf', { name: comment.authorName })} onClick={() => setState('removed')}>
              {t('comments.remove')}
            </button>
          )}
        </p>
      )}
      {state === 'removed' && <RemoveDialog id={comment.id} onClose={() => setState('shown')} onRemoved={onRemoved} />}
    </article>
  );
}

function EditForm({ comment, onClose }: { readonly comment: Shown; readonly onClose: () => void }): ReactElement {
  const t = useMessages('together');
  const [text, setText] = useState(comment.text);
  const edit = useChange(EditDocumentCommentDocument, (data) => data.editDocumentComment, { refetch: REFETCH });
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await edit.run({ id: comment.id, text })) onClose();
  }
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      {edit.message && <Notice kind="danger"><p>{edit.message}</p></Notice>}
      {edit.error != null && <Failure error={edit.error} />}
      <Field id={`modifica-${comment.id}`} label={t('comments.text')} error={edit.problems['text']}>
        <TextArea value={text} onChange={setText} rows={3} />
      </Field>
      <div className="tog-buttons">
        <Button color="primary" size="sm" type="submit" disabled={edit.busy}>
          {t('comments.save')}
        </Button>
        <Button color="primary" outline size="sm" onClick={onClose}>
          {t('comments.cancel')}
        </Button>
      </div>
    </form>
  );
}

function RemoveDialog({ id, onClose, onRemoved }: { readonly id: string; readonly onClose: () => void; readonly onRemoved: () => void }): ReactElement {
  const t = useMessages('together');
  const remove = useChange(DeleteDocumentCommentDocument, (data) => data.deleteDocumentComment, { refetch: REFETCH });
  async function go(): Promise<void> {
    if (!(await remove.run({ id }))) return;
    onClose();
    onRemoved();
  }
  return (
    <Dialog open title={t('comments.remove')} onClose={onClose} footer={<Button color="danger" disabled={remove.busy} onClick={() => void go()}>{t('comments.remove')}</Button>}>
      {remove.message && <Notice kind="danger"><p>{remove.message}</p></Notice>}
      {remove.error != null && <Failure error={remove.error} />}
      <p>{t('comments.removeSure')}</p>
    </Dialog>
  );
}

function Paragraphs({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split(/\n\s*\n/).map((paragraph, index) => (
        <p key={index} className="tog-paragraph">
          {paragraph}
        </p>
      ))}
    </>
  );
}

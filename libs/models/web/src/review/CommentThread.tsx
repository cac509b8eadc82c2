import { Button, formatDateTime, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { AuthorLine } from './AuthorLine.js';
import { ChangeProblems } from './ChangeProblems.js';
import { CommentForm } from './CommentForm.js';
import { SettleCommentDocument, type ClauseCommentFieldsFragment } from './generated/graphql.js';
import { REVIEW_QUERIES } from './review-changes.js';
import { useReviewRoom } from './review-context.js';

/** A comment with its answers: answered, settled, opened again. */
export function CommentThread({ comment, answers }: { readonly comment: ClauseCommentFieldsFragment; readonly answers: readonly ClauseCommentFieldsFragment[] }): ReactElement {
  const t = useMessages('review');
  const { may, door } = useReviewRoom();
  const [answering, setAnswering] = useState(false);
  const settle = useChange(SettleCommentDocument, (data) => data.settleComment, { refetch: REVIEW_QUERIES });
  const { name } = comment.author;
  const settled = comment.resolvedAt !== null;
  return (
    <article className="review-item" aria-label={t('comment.thread', { name })}>
      <AuthorLine author={comment.author} at={comment.createdAt} />
      {comment.quote && <blockquote className="review-quote">{comment.quote}</blockquote>}
      <Words text={comment.text} />
      {answers.map((answer) => (
        <div key={answer.id} className="review-answer">
          <AuthorLine author={answer.author} at={answer.createdAt} />
          <Words text={answer.text} />
        </div>
      ))}
      {comment.resolvedAt && <p className="review-facts">{t('comment.settledBy', { by: comment.resolvedBy, date: formatDateTime(comment.resolvedAt) })}</p>}
      <ChangeProblems change={settle} />
      <div className="review-actions">
        {may.comment && !settled && (
          <Button size="xs" outline color="primary" type="button" aria-expanded={answering} aria-label={t('comment.answerTo', { name })} onClick={() => setAnswering(!answering)}>
            {t('comment.answer')}
          </Button>
        )}
        {may.settle && door.kind === 'person' && (
          <Button size="xs" outline color="primary" type="button" disabled={settle.busy} aria-label={t(settled ? 'comment.reopenOf' : 'comment.settleOf', { name })} onClick={() => void settle.run({ instanceId: door.instanceId, id: comment.id, settled: !settled })}>
            {t(settled ? 'comment.reopen' : 'comment.settle')}
          </Button>
        )}
      </div>
      {answering && <CommentForm clauseId={comment.clauseId} parentId={comment.id} onDone={() => setAnswering(false)} />}
    </article>
  );
}

/** Paragraphs parted by empty lines. */
function Words({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {text.split('\n\n').map((paragraph, index) => (
        <p key={index} className="review-words">
          {paragraph}
        </p>
      ))}
    </>
  );
}

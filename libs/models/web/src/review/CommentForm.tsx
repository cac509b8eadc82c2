import { Button, Field, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { useKeptDraft } from '../hooks/useKeptDraft.js';
import { ChangeProblems } from './ChangeProblems.js';
import { useComment } from './review-changes.js';

interface Props {
  readonly clauseId: string;
  /** The comment that is answered; null for a new one. */
  readonly parentId: string | null;
  /** Words of the clause that were selected. */
  readonly quote?: string;
  readonly onDone?: () => void;
}

/** A comment being written; what was typed stays in this browser until it is sent. */
export function CommentForm({ clauseId, parentId, quote: selected = '', onDone }: Props): ReactElement {
  const t = useMessages('review');
  const draft = useKeptDraft(`commento:${clauseId}:${parentId ?? ''}`, { id: crypto.randomUUID() as string, text: '', quote: selected });
  const comment = useComment();
  const { id, text, quote } = draft.value;
  const field = `commento-${parentId ?? clauseId}`;

  async function send(): Promise<void> {
    if (!(await comment.run({ id, clauseId, parentId, text, quote: quote.trim() === '' ? null : quote }))) return;
    draft.keep({ id: crypto.randomUUID(), text: '', quote: '' });
    draft.forget();
    onDone?.();
  }

  return (
    <form
      className="review-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ChangeProblems change={comment} />
      {parentId === null && (
        <Field id={`${field}-parole`} label={t('comment.quote')} help={t('comment.quoteHelp')} error={comment.problems['quote']}>
          <TextInput value={quote} maxLength={600} onChange={(value) => draft.keep({ ...draft.value, quote: value })} />
        </Field>
      )}
      <Field id={field} label={parentId === null ? t('comment.label') : t('comment.answerLabel')} error={comment.problems['text']} required>
        <TextArea rows={3} value={text} onChange={(value) => draft.keep({ ...draft.value, text: value })} />
      </Field>
      <Button color="primary" size="xs" type="submit" disabled={comment.busy}>
        {parentId === null ? t('comment.send') : t('comment.sendAnswer')}
      </Button>
    </form>
  );
}

import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { Button, Disclosure, Failure, Field, Notice, Skeleton, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { HeadingField } from '../components/ClauseEdit.js';
import { RedlineView } from '../components/RedlineView.js';
import { ClauseTextEditor } from '../editor/ClauseTextEditor.js';
import { useKeptDraft } from '../hooks/useKeptDraft.js';
import { ChangeProblems } from './ChangeProblems.js';
import { GuestClauseDocument, ReviewedClauseDocument } from './generated/graphql.js';
import { useSuggest } from './review-changes.js';
import { useReviewRoom, type ReviewDoor } from './review-context.js';

/** The clause as somebody has it before him who proposes another text. */
interface ClauseBefore {
  readonly textHash: string;
  readonly heading: readonly Inline[];
  readonly body: RichText;
}

interface Props {
  readonly clauseId: string;
  readonly onDone: () => void;
}

/** Proposing another text for a clause, in the editor in which clauses are written. */
export function SuggestionForm({ clauseId, onDone }: Props): ReactElement {
  const { door } = useReviewRoom();
  const { clause, error, retry } = useClauseBefore(door, clauseId);
  if (error) return <Failure error={error} retry={retry} />;
  if (!clause) return <Skeleton lines={5} />;
  return <Form key={clause.textHash} clause={clause} clauseId={clauseId} onDone={onDone} />;
}

function useClauseBefore(door: ReviewDoor, clauseId: string): { clause: ClauseBefore | null; error: unknown; retry: () => unknown } {
  const person = useQuery(ReviewedClauseDocument, { variables: { instanceId: door.kind === 'person' ? door.instanceId : '', clauseId }, skip: door.kind !== 'person', fetchPolicy: 'network-only' });
  const guest = useQuery(GuestClauseDocument, { variables: { secret: door.kind === 'guest' ? door.secret : '', clauseId }, skip: door.kind !== 'guest', fetchPolicy: 'network-only' });
  const found = person.data?.instanceClause ?? guest.data?.guestClause ?? null;
  return { clause: found && { textHash: found.textHash, heading: found.heading as Inline[], body: found.body as RichText }, error: person.error ?? guest.error, retry: door.kind === 'person' ? person.refetch : guest.refetch };
}

function Form({ clause, clauseId, onDone }: Props & { readonly clause: ClauseBefore }): ReactElement {
  const t = useMessages('review');
  const { clauses, labels, variables, referable } = useReviewRoom();
  const facts = clauses.get(clauseId);
  const draft = useKeptDraft(`proposta:${clauseId}:${clause.textHash}`, { id: crypto.randomUUID() as string, heading: clause.heading, body: clause.body, reason: '' });
  const [start] = useState(draft.value.body);
  const suggest = useSuggest();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  const { id, heading, body, reason } = draft.value;

  async function send(proposed: { heading: readonly Inline[]; body: RichText } | null): Promise<void> {
    if (!(await suggest.run({ id, clauseId, baseHash: clause.textHash, proposed, reason }))) return;
    draft.forget();
    onDone();
  }

  return (
    <div className="review-form" ref={top} tabIndex={-1} role="group" aria-label={t('suggestion.new')}>
      {draft.restored && <Notice kind="info">{t('suggestion.draft')}</Notice>}
      <ChangeProblems change={suggest} />
      <HeadingField id={`rubrica-proposta-${clauseId}`} heading={heading} onChange={(next) => draft.keep({ ...draft.value, heading: next })} />
      <ClauseTextEditor label={t('suggestion.body')} initial={start} labels={labels} variables={variables} clauses={referable(facts?.actKey ?? '')} onChange={(next) => draft.keep({ ...draft.value, body: next })} />
      <Field id={`motivo-proposta-${clauseId}`} label={t('suggestion.why')} error={suggest.problems['reason']}>
        <TextArea rows={2} value={reason} onChange={(next) => draft.keep({ ...draft.value, reason: next })} />
      </Field>
      <Disclosure summary={t('suggestion.preview')}>
        <RedlineView before={clause.body} after={body} labels={labels} />
      </Disclosure>
      <div className="review-actions">
        <Button size="xs" color="primary" type="button" disabled={suggest.busy} onClick={() => void send({ heading, body })}>
          {t('suggestion.send')}
        </Button>
        {facts?.lock === 'libera' && (
          <Button size="xs" outline color="primary" type="button" disabled={suggest.busy} onClick={() => void send(null)}>
            {t('suggestion.sendSuppress')}
          </Button>
        )}
        <Button size="xs" outline color="primary" type="button" onClick={() => (draft.forget(), onDone())}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

import type { Inline, RichText } from '@province-comuni/shared-act-tree';
import { Button, Disclosure, Failure, Field, LegalLink, Notice, Skeleton, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useRef, useState, type ReactElement } from 'react';
import { InstanceClauseDocument, type InstanceClauseQuery } from '../generated/graphql.js';
import { useChipLabels } from '../hooks/useChipLabels.js';
import type { ClauseChanges, ClauseConflictData, ClauseText } from '../hooks/useClauseChange.js';
import type { InstanceData } from '../hooks/useInstance.js';
import { useKeptDraft } from '../hooks/useKeptDraft.js';
import { RedlineView } from './RedlineView.js';

const ClauseTextEditor = lazy(() => import('../editor/ClauseTextEditor.js').then((module) => ({ default: module.ClauseTextEditor })));

type ClauseDetail = NonNullable<InstanceClauseQuery['instanceClause']>;

interface Props {
  readonly instance: InstanceData;
  readonly clauseId: string;
  readonly changes: ClauseChanges;
  readonly onDone: () => void;
}

/** Editing a clause in its place: the text, the model's wording one click away, the comparison with it. */
export function ClauseEdit({ instance, clauseId, changes, onDone }: Props): ReactElement {
  const { data, error, refetch } = useQuery(InstanceClauseDocument, { variables: { instanceId: instance.id, clauseId }, fetchPolicy: 'network-only' });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={5} />;
  if (!data.instanceClause) return <Failure />;
  return <ClauseForm key={data.instanceClause.revision} instance={instance} clause={data.instanceClause} changes={changes} onDone={onDone} />;
}

function ClauseForm({ instance, clause, changes, onDone }: { instance: InstanceData; clause: ClauseDetail; changes: ClauseChanges; onDone: () => void }): ReactElement {
  const t = useMessages('models');
  const { labels, variables, clauses } = useChipLabels(instance, clause.actKey);
  const [seenRevision, setSeenRevision] = useState(clause.revision);
  const draft = useKeptDraft<ClauseText>(`bozza:${instance.id}:${clause.id}`, { heading: clause.heading as Inline[], body: clause.body as RichText, reason: clause.reason ?? '' });
  const [editorText, setEditorText] = useState<RichText>(draft.value.body);
  const [message, setMessage] = useState<string | null>(null);
  const [conflict, setConflict] = useState<ClauseConflictData | null>(null);
  const [busy, setBusy] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  const modelBody = clause.modelBody as RichText | null;

  async function save(): Promise<void> {
    setBusy(true);
    const refusal = await changes.edit(clause.id, seenRevision, draft.value);
    setBusy(false);
    if (!refusal) return (draft.forget(), onDone());
    setMessage(refusal.message);
    if (refusal.conflict) {
      setConflict(refusal.conflict);
      setSeenRevision(refusal.conflict.currentRevision);
      // The proposal takes the place of the text; what the person had written is inside it.
      draft.keep({ ...draft.value, body: refusal.conflict.merged as RichText });
      setEditorText(refusal.conflict.merged as RichText);
    }
  }

  function giveUp(): void {
    draft.forget();
    onDone();
  }

  return (
    <div className="clause-form" ref={top} tabIndex={-1} role="group" aria-label={t('clause.editTitle')}>
      {draft.restored && <Notice kind="info">{t('clause.draftRestored')}</Notice>}
      {conflict && (
        <Notice kind="warning" title={t('clause.conflictTitle')}>
          <p>{t('clause.conflictText', { by: conflict.by ?? t('clause.someone') })}</p>
          {conflict.conflicts > 0 && <p>{t('clause.conflictPlaces', { count: conflict.conflicts })}</p>}
          <Disclosure summary={t('clause.theirs', { by: conflict.by ?? t('clause.someone') })}>
            <RedlineView before={conflict.theirs as RichText} after={conflict.theirs as RichText} labels={labels} />
          </Disclosure>
          <Button size="xs" outline color="primary" type="button" onClick={giveUp}>
            {t('clause.keepTheirs')}
          </Button>
        </Notice>
      )}
      {message && <Notice kind="danger">{message}</Notice>}
      <HeadingField id={`rubrica-${clause.id}`} heading={draft.value.heading} onChange={(heading) => draft.keep({ ...draft.value, heading })} />
      <Suspense fallback={<Skeleton lines={4} />}>
        <ClauseTextEditor key={conflict ? `unione-${seenRevision}` : 'testo'} label={t('clause.body')} initial={editorText} labels={labels} variables={variables} clauses={clauses} norms={clause.legalSources} onChange={(body) => draft.keep({ ...draft.value, body })} />
      </Suspense>
      <Field id={`motivo-${clause.id}`} label={t('clause.reason')} help={t('clause.reasonHelp')}>
        <TextArea rows={2} value={draft.value.reason} onChange={(reason) => draft.keep({ ...draft.value, reason })} />
      </Field>
      <div className="clause-form-actions">
        <Button color="primary" size="sm" type="button" disabled={busy} onClick={() => void save()}>
          {t('clause.save')}
        </Button>{' '}
        <Button color="primary" outline size="sm" type="button" onClick={giveUp}>
          {t('clause.cancel')}
        </Button>
      </div>
      {modelBody && (
        <>
          <Disclosure summary={t('clause.redline')}>
            <RedlineView before={modelBody} after={draft.value.body} labels={labels} />
          </Disclosure>
          <Disclosure summary={t('clause.model')}>
            <RedlineView before={modelBody} after={modelBody} labels={labels} />
          </Disclosure>
        </>
      )}
      <ClauseNotes clause={clause} />
    </div>
  );
}

function ClauseNotes({ clause }: { clause: ClauseDetail }): ReactElement | null {
  const t = useMessages('models');
  if (!clause.guidance && !clause.source && clause.legalSources.length === 0) return null;
  return (
    <Disclosure summary={t('clause.norms')}>
      {clause.guidance && (
        <p>
          <strong>{t('clause.guidance')}:</strong> {clause.guidance}
        </p>
      )}
      {clause.condition && (
        <p>
          <strong>{t('clause.condition')}:</strong> {clause.condition}
        </p>
      )}
      {clause.legalSources.map((source) => (
        <p key={source.urn}>
          <LegalLink {...source} />
        </p>
      ))}
      {clause.source && (
        <p>
          <strong>{t('clause.source')}:</strong> {clause.source}
        </p>
      )}
    </Disclosure>
  );
}

/** A heading is plain text for people; its chips, where the model put some, stay as they are. */
export function HeadingField({ id, heading, onChange }: { id: string; heading: readonly Inline[]; onChange: (heading: readonly Inline[]) => void }): ReactElement | null {
  const t = useMessages('models');
  if (heading.some((inline) => inline.type !== 'text')) return null;
  const text = heading.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
  return (
    <Field id={id} label={t('clause.heading')}>
      <TextInput value={text} maxLength={200} onChange={(value) => onChange(value === '' ? [] : [{ type: 'text', text: value }])} />
    </Field>
  );
}

/** A new local clause after another one. */
export function ClauseAdd({ instance, actKey, afterClauseId, changes, onDone }: { instance: InstanceData; actKey: string; afterClauseId: string | null; changes: ClauseChanges; onDone: () => void }): ReactElement {
  const t = useMessages('models');
  const { labels, variables, clauses } = useChipLabels(instance, actKey);
  // Minted once per form: sending it twice adds one clause.
  const [clauseId] = useState(() => crypto.randomUUID());
  const draft = useKeptDraft<ClauseText>(`bozza:${instance.id}:nuova:${actKey}:${afterClauseId ?? ''}`, { heading: [], body: { type: 'doc', content: [{ type: 'paragraph' }] }, reason: '' });
  const [start] = useState(draft.value.body);
  const [message, setMessage] = useState<string | null>(null);

  async function save(): Promise<void> {
    const refusal = await changes.add(clauseId, actKey, afterClauseId, draft.value);
    if (!refusal) return (draft.forget(), onDone());
    setMessage(refusal.message);
  }

  return (
    <div className="clause-form" role="group" aria-label={t('clause.addTitle')}>
      <h3 className="h5">{t('clause.addTitle')}</h3>
      {message && <Notice kind="danger">{message}</Notice>}
      <HeadingField id={`rubrica-${clauseId}`} heading={draft.value.heading} onChange={(heading) => draft.keep({ ...draft.value, heading })} />
      <Suspense fallback={<Skeleton lines={4} />}>
        <ClauseTextEditor label={t('clause.body')} initial={start} labels={labels} variables={variables} clauses={clauses} onChange={(body) => draft.keep({ ...draft.value, body })} />
      </Suspense>
      <div className="clause-form-actions">
        <Button color="primary" size="sm" type="button" onClick={() => void save()}>
          {t('clause.save')}
        </Button>{' '}
        <Button color="primary" outline size="sm" type="button" onClick={() => (draft.forget(), onDone())}>
          {t('clause.cancel')}
        </Button>
      </div>
    </div>
  );
}

import type { RenderedAct, RenderedClause } from '@province-comuni/shared-act-tree';
import { Badge, Button, Dialog, Field, Notice, RenderedActView, Tabs, TextArea, useMessages, type ActActions } from '@province-comuni/shared-ui';
import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { ClauseChanges } from '../hooks/useClauseChange.js';
import type { ActData, InstanceData, LastChange } from '../hooks/useInstance.js';
import { ReviewChip } from '../review/ReviewChip.js';
import type { OpenCount } from '../review/review-entries.js';
import { ClauseAdd, ClauseEdit } from './ClauseEdit.js';
import { WritingMark } from './WritingMark.js';

interface Props {
  readonly instance: InstanceData;
  readonly actKey: string;
  readonly onAct: (key: string) => void;
  readonly changes: ClauseChanges;
  readonly lastChange: LastChange;
  readonly highlighted: string | null;
  readonly onVariable: (key: string) => void;
  readonly onHistory: (clauseId: string) => void;
  /** The clause whose text is open for writing; null when none is. */
  readonly onWriting: (clauseId: string | null) => void;
  readonly comune: ReactNode;
  readonly review: ActReview;
}

/** The review of the act, as the margins of its clauses show it. */
export interface ActReview {
  readonly counts: ReadonlyMap<string, OpenCount>;
  /** The clause beside which it is open; null for none. */
  readonly clauseId: string | null;
  readonly onOpen: (clauseId: string, quote: string) => void;
}

type Open = { readonly kind: 'edit' | 'add'; readonly clauseId: string } | null;

/** The acts of the bundle as they will print, with a dot on those that the last answer changed; clauses are edited in place. */
export function ActPane(props: Props): ReactElement {
  const { instance, actKey, onAct, lastChange } = props;
  const t = useMessages('models');
  return (
    <Tabs
      label={t('model.acts')}
      active={actKey}
      onChange={onAct}
      tabs={instance.acts.map((act) => ({
        id: act.key,
        label: act.shortName,
        badge: lastChange.clauses.has(act.key) ? <span className="act-dot" title={t('instances.changed')} /> : undefined,
        content: act.key === actKey ? <Act {...props} act={act} /> : null,
      }))}
    />
  );
}

function Act({ instance, act, changes, lastChange, highlighted, onVariable, onHistory, onWriting, comune, review }: Props & { act: ActData }): ReactElement {
  const t = useMessages('models');
  const [open, setOpen] = useState<Open>(null);
  const [suppressing, setSuppressing] = useState<string | null>(null);
  const clauses = useMemo(() => new Map(act.clauses.map((clause) => [clause.id, clause])), [act.clauses]);
  const labels = useMemo(() => new Map(instance.steps.flatMap((step) => step.questions.map((question) => [question.key, question.label]))), [instance.steps]);
  const changed = useMemo(() => new Set(lastChange.clauses.get(act.key) ?? []), [lastChange, act.key]);
  const suppressed = act.clauses.filter((clause) => clause.state === 'SOPPRESSA');
  const canEdit = instance.viewerCan.edit;
  const writing = open?.kind === 'edit' ? open.clauseId : null;
  useEffect(() => {
    onWriting(writing);
    return () => onWriting(null);
  }, [writing, onWriting]);

  const chip = (clause: RenderedClause): ReactElement => <ReviewChip clauseId={clause.id} label={nameOf(clause)} count={review.counts.get(clause.id)} pressed={review.clauseId === clause.id} canPropose={canEdit && clauses.get(clause.id)?.lock !== 'vincolata'} onOpen={review.onOpen} />;
  const actions: ActActions = {
    onVariable,
    labelOf: (key) => labels.get(key) ?? null,
    instead: (clause) =>
      open?.kind === 'edit' && open.clauseId === clause.id ? (
        <>
          <WritingMark kind="CLAUSE" id={clause.id} />
          <ClauseEdit instance={instance} clauseId={clause.id} changes={changes} onDone={() => setOpen(null)} />
        </>
      ) : null,
    margin: (clause) => (
      <>
        <WritingMark kind="CLAUSE" id={clause.id} />
        {review.counts.has(clause.id) && <p className="act-review">{chip(clause)}</p>}
        <Margin chip={review.counts.has(clause.id) ? null : chip(clause)} clause={clause} lock={clauses.get(clause.id)?.lock ?? 'libera'} revision={clauses.get(clause.id)?.revision ?? 0} canEdit={canEdit} changes={changes} onOpen={setOpen} onSuppress={setSuppressing} onHistory={onHistory} />
        {open?.kind === 'add' && open.clauseId === clause.id && <ClauseAdd instance={instance} actKey={act.key} afterClauseId={clause.id} changes={changes} onDone={() => setOpen(null)} />}
      </>
    ),
  };

  return (
    <>
      {act.draft && <Notice kind="warning">{t('editor.draftAct')}</Notice>}
      {act.key === 'delibera-adesione' && comune}
      <RenderedActView key={act.key} act={act.rendered as RenderedAct} actions={actions} changed={changed} stamp={lastChange.stamp} highlighted={highlighted} />
      {suppressed.length > 0 && (
        <ul className="act-suppressed">
          {suppressed.map((clause) => (
            <li key={clause.id}>
              {t('editor.suppressed', { label: clause.label })}{' '}
              {canEdit && (
                <Button size="xs" outline color="primary" type="button" onClick={() => void changes.restore(clause.id, clause.revision)}>
                  {t('editor.restore')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <SuppressDialog key={suppressing} clauseId={suppressing} label={clauses.get(suppressing ?? '')?.label ?? ''} onClose={() => setSuppressing(null)} onSuppress={(reason) => changes.suppress(suppressing!, clauses.get(suppressing!)?.revision ?? 0, reason)} />
    </>
  );
}

interface MarginProps {
  /** Opens the review; null where it stands outside the margin. */
  readonly chip: ReactNode;
  readonly clause: RenderedClause;
  readonly lock: string;
  readonly revision: number;
  readonly canEdit: boolean;
  readonly changes: ClauseChanges;
  readonly onOpen: (open: Open) => void;
  readonly onSuppress: (clauseId: string) => void;
  readonly onHistory: (clauseId: string) => void;
}

/** What is true of a clause and what can be done with it; shown on hover and on focus. */
function Margin({ chip, clause, lock, revision, canEdit, changes, onOpen, onSuppress, onHistory }: MarginProps): ReactElement {
  const t = useMessages('models');
  const local = clause.state !== 'STANDARD';
  const name = nameOf(clause);
  const button = (label: string, run: () => void): ReactElement => (
    <button type="button" className="act-margin-button" onClick={run}>
      {label}
      <span className="visually-hidden"> – {name}</span>
    </button>
  );
  return (
    <div className={`act-margin${local ? ' act-margin-local' : ''}`} role="group" aria-label={t('editor.clauseActions', { label: name })}>
      <Badge tone={local ? 'info' : 'neutral'}>{t(`editor.state_${clause.state}`)}</Badge>
      <span className="act-lock">{t(`editor.lock_${lock}`)}</span>
      {canEdit && lock !== 'vincolata' && button(t('editor.edit'), () => onOpen({ kind: 'edit', clauseId: clause.id }))}
      {canEdit && clause.state === 'ADATTATA' && button(t('editor.restore'), () => void changes.restore(clause.id, revision))}
      {canEdit && lock === 'libera' && button(t('editor.suppress'), () => onSuppress(clause.id))}
      {canEdit && lock === 'libera' && button(t('editor.moveUp'), () => void changes.move(clause.id, revision, 'up'))}
      {canEdit && lock === 'libera' && button(t('editor.moveDown'), () => void changes.move(clause.id, revision, 'down'))}
      {canEdit && clause.kind !== 'intestazione' && clause.kind !== 'firma' && button(t('editor.addAfter'), () => onOpen({ kind: 'add', clauseId: clause.id }))}
      {button(t('editor.clauseHistory'), () => onHistory(clause.id))}
      {chip}
    </div>
  );
}

/** What a clause is called where its heading alone would tell nothing. */
function nameOf(clause: RenderedClause): string {
  return clause.label.length > 3 ? clause.label : clause.id;
}

function SuppressDialog({ clauseId, label, onClose, onSuppress }: { clauseId: string | null; label: string; onClose: () => void; onSuppress: (reason: string) => Promise<{ message: string | null } | null> }): ReactElement {
  const t = useMessages('models');
  const [reason, setReason] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  async function go(): Promise<void> {
    const refusal = await onSuppress(reason);
    setMessage(refusal?.message ?? null);
    if (refusal) return;
    setReason('');
    onClose();
  }
  return (
    <Dialog
      open={clauseId !== null}
      title={t('clause.suppressTitle')}
      onClose={onClose}
      footer={
        <Button color="primary" size="sm" type="button" onClick={() => void go()}>
          {t('clause.remove')}
        </Button>
      }
    >
      <p>{label}</p>
      <Field id="motivo-soppressione" label={t('clause.suppressReason')} error={message} required>
        <TextArea rows={3} value={reason} onChange={setReason} />
      </Field>
    </Dialog>
  );
}

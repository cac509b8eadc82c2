import { Button, Dialog, Field, Notice, RadioCards, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { PartShapes } from '../draft-data.js';
import { refusalWords } from '../part/refusal-words.js';
import { isComplete, withEnd, type ClauseEnd } from './clause-end.js';
import { ClausePicker } from './ClausePicker.js';
import type { ClauseContext } from './ClauseWorkbench.js';

const KINDS: readonly ClauseEnd['kind'][] = ['retire', 'replace', 'merge', 'split'];

/** Taking out a clause that Province already use: what became of it, and why. */
export function RemoveClauseDialog({ draft, item, detail, changes, work, onClose, onRemoved }: ClauseContext & { readonly onClose: () => void; readonly onRemoved: () => void }): ReactElement {
  const t = useMessages('workshop');
  const [end, setEnd] = useState<ClauseEnd>({ kind: 'retire', targets: [], heir: null, reason: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const all = draft.acts.flatMap((act) => act.clauses);
  const removed = [item, ...all.filter((clause) => clause.parentId === item.id)].filter((clause) => clause.standing !== 'ADDED').map((clause) => clause.id);
  const choices = draft.acts.flatMap((act) => act.clauses.filter((clause) => clause.id !== item.id && clause.parentId !== item.id).map((clause) => ({ value: clause.id, label: `${act.part.label}: ${clause.label}` })));
  const nameOf = (id: string): string => all.find((clause) => clause.id === id)?.label ?? id;

  async function remove(): Promise<void> {
    if (!isComplete(end)) return setTried(true);
    setBusy(true);
    const published = new Set(all.filter((clause) => clause.standing !== 'ADDED').map((clause) => clause.id));
    const lineage = withEnd(draft.lineage.value as PartShapes['lineage'], removed, { ...end, reason: end.reason.trim() }, published);
    const refused = await changes.remove({ kind: 'clause', id: item.id }, detail.part.seen, lineage);
    setBusy(false);
    if (refused) return setMessage(refusalWords(refused, t));
    work.giveUp();
    onRemoved();
  }

  return (
    <Dialog
      open
      size="lg"
      title={t('removal.title', { label: item.label })}
      onClose={onClose}
      footer={
        <Button color="danger" size="sm" type="button" disabled={busy} onClick={() => void remove()}>
          {t('removal.button')}
        </Button>
      }
    >
      <p>{t('removal.why')}</p>
      {removed.length > 1 && <p>{t('removal.inside', { count: removed.length - 1 })}</p>}
      {message && <Notice kind="danger">{message}</Notice>}
      <Field id="fine-tipo" label={t('removal.kind')} group>
        <RadioCards name="fine-tipo" value={end.kind} onChange={(kind) => setEnd({ ...end, kind: kind as ClauseEnd['kind'], targets: kind === 'retire' ? [] : kind === 'merge' ? end.targets.slice(0, 1) : end.targets, heir: null })} options={KINDS.map((kind) => ({ value: kind, label: t(`removal.kinds.${kind}`), description: t(`removal.kindHelp.${kind}`) }))} />
      </Field>
      {end.kind !== 'retire' && (
        <ClausePicker
          id="fine-a"
          label={t(`removal.targets.${end.kind}`)}
          ids={end.targets}
          single={end.kind === 'merge'}
          choices={choices}
          nameOf={nameOf}
          problem={tried && end.targets.length < (end.kind === 'split' ? 2 : 1) ? t(`removal.noTargets.${end.kind}`) : undefined}
          onChange={(targets) => setEnd({ ...end, targets, heir: end.heir !== null && targets.includes(end.heir) ? end.heir : null })}
        />
      )}
      {end.kind === 'split' && (
        <Field id="fine-erede" label={t('removal.heir')} help={t('removal.heirHelp')} required error={tried && end.heir === null ? t('removal.noHeir') : null}>
          <Select value={end.heir ?? ''} onChange={(heir) => setEnd({ ...end, heir: heir || null })} options={end.targets.map((id) => ({ value: id, label: nameOf(id) }))} />
        </Field>
      )}
      <Field id="fine-motivo" label={t('removal.reason')} help={t('removal.reasonHelp')} required error={tried && end.reason.trim() === '' ? t('removal.noReason') : null}>
        <TextArea rows={3} value={end.reason} onChange={(reason) => setEnd({ ...end, reason })} />
      </Field>
    </Dialog>
  );
}

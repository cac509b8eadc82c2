import { Button, Dialog, EmptyState, Failure, Field, formatDate, formatDateTime, Notice, SaveState, Skeleton, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { DeleteCostScenarioDocument, SaveCostScenarioDocument, type CostScenarioFieldsFragment } from '../generated/graphql.js';
import { keepDraft, leftDraft } from '../hooks/kept-draft.js';
import { useSimulation } from '../hooks/useSimulation.js';
import { draftOf, newDraft, type Draft, type DraftScheme, type Source } from '../scenario-draft.js';
import { AdoptDialog } from './AdoptDialog.js';
import { Assumptions } from './Assumptions.js';
import { Balance } from './Balance.js';
import { OpenDialog } from './OpenDialog.js';
import { Schemes } from './Schemes.js';
import { ShareChart } from './ShareChart.js';
import { ShareTable } from './ShareTable.js';

interface Props {
  readonly ente: { readonly enteId: string; readonly ente: string };
  readonly canWrite: boolean;
  readonly sources: readonly Source[];
  /** Null: a new one. */
  readonly opened: CostScenarioFieldsFragment | null;
  readonly onSaved: (id: string) => void;
  /** Null: a new one. */
  readonly onOpen: (id: string | null) => void;
}

/** The simulator with one scenario in it: what is typed is reckoned at once, and kept when asked. */
export function Simulator({ ente, canWrite, sources, opened, onSaved, onOpen }: Props): ReactElement {
  const t = useMessages('costs');
  // One id for as long as the page stays: a second try of the first save makes no second scenario.
  const [newId] = useState(() => crypto.randomUUID());
  const [copyId, setCopyId] = useState(() => crypto.randomUUID());
  // What stands before anything is typed, and what was typed the last time and not saved.
  const [first] = useState(() => ({ name: opened?.name ?? t('bar.defaultName', { date: formatDate(new Date()) }), draft: opened ? draftOf(opened) : newDraft(sources) }));
  const [left, setLeft] = useState(() => (canWrite ? leftDraft(ente.enteId, opened?.id ?? null) : null));
  // What was typed on an earlier revision is of that revision still: saving it meets who changed it meanwhile.
  const [kept, setKept] = useState(opened && left ? { ...opened, revision: left.revision } : opened);
  const [name, setName] = useState(left?.name ?? first.name);
  const [draft, setDraft] = useState<Draft>(left?.draft ?? first.draft);
  const [dialog, setDialog] = useState<{ readonly kind: 'open' | 'delete' } | { readonly kind: 'adopt'; readonly scheme: DraftScheme } | null>(null);
  const [conflict, setConflict] = useState<string | null>(null);
  const simulation = useSimulation(ente.enteId, draft);
  const save = useChange(SaveCostScenarioDocument, (data) => data.saveCostScenario);
  const remove = useChange(DeleteCostScenarioDocument, (data) => data.deleteCostScenario);
  const change = (part: Partial<Draft>): void => setDraft((now) => ({ ...now, ...part }));
  const dirty = useMemo(() => !kept || kept.name !== name || JSON.stringify(draftOf(kept)) !== JSON.stringify(draft), [kept, name, draft]);
  const unsaved = kept ? dirty : name !== first.name || JSON.stringify(draft) !== JSON.stringify(first.draft);
  useEffect(() => {
    if (canWrite) keepDraft(ente.enteId, kept?.id ?? null, unsaved ? { name, draft, revision: kept?.revision ?? 0 } : null);
  }, [canWrite, ente.enteId, kept, unsaved, name, draft]);
  const problems = { ...Object.fromEntries(Object.entries(save.problems).map(([field, message]) => [field.replace(/^body\./, ''), message])), ...simulation.problems };
  const { result } = simulation;

  async function keep(as: { readonly id: string; readonly seenRevision: number; readonly name: string }): Promise<CostScenarioFieldsFragment | null> {
    setConflict(null);
    const outcome = await save.run({ input: { ...as, enteId: ente.enteId, body: draft } });
    if (outcome?.__typename === 'CostScenarioConflict') setConflict(outcome.by ?? t('someone'));
    if (outcome?.__typename !== 'CostScenarioSaved') return null;
    keepDraft(ente.enteId, kept?.id ?? null, null);
    setLeft(null);
    setKept(outcome.scenario);
    // What was typed while it was being saved stays, to be saved next.
    setName((now) => (now === as.name || now === name ? outcome.scenario.name : now));
    setDraft((now) => (now === draft ? draftOf(outcome.scenario) : now));
    onSaved(outcome.scenario.id);
    return outcome.scenario;
  }
  const keepThis = (): Promise<CostScenarioFieldsFragment | null> => keep({ id: kept?.id ?? newId, seenRevision: kept?.revision ?? 0, name });
  async function keepCopy(): Promise<void> {
    if (await keep({ id: copyId, seenRevision: 0, name: t('bar.copyName', { name }) })) setCopyId(crypto.randomUUID());
  }

  async function adopt(scheme: DraftScheme): Promise<void> {
    if (dirty && !(await keepThis())) return;
    setDialog({ kind: 'adopt', scheme });
  }

  async function removeThis(): Promise<void> {
    if (!kept) return;
    const outcome = await remove.run({ id: kept.id, seenRevision: kept.revision });
    if (outcome?.__typename === 'CostScenarioDeleted') {
      keepDraft(ente.enteId, kept.id, null);
      return onOpen(null);
    }
    if (outcome) setConflict(outcome.by ?? t('someone'));
    setDialog(null);
  }

  return (
    <>
      <section className="pc-card costs-bar" aria-label={t('bar.title')}>
        <Field id="name" label={t('bar.name')} error={save.problems['name']}>
          <TextInput value={name} onChange={setName} disabled={!canWrite} maxLength={160} />
        </Field>
        <div className="costs-bar__actions">
          {canWrite && (
            <>
              <Button color="primary" size="xs" type="button" disabled={save.busy || !dirty} onClick={() => void keepThis()}>
                {t('bar.save')}
              </Button>
              {kept && (
                <Button color="primary" outline size="xs" type="button" disabled={save.busy} onClick={() => void keepCopy()}>
                  {t('bar.copy')}
                </Button>
              )}
            </>
          )}
          <Button color="primary" outline size="xs" type="button" onClick={() => setDialog({ kind: 'open' })}>
            {t('bar.open')}
          </Button>
          {kept && (
            <Button color="primary" outline size="xs" type="button" onClick={() => onOpen(null)}>
              {t('bar.new')}
            </Button>
          )}
          {kept && canWrite && (
            <Button color="primary" outline size="xs" type="button" onClick={() => setDialog({ kind: 'delete' })}>
              {t('bar.delete')}
            </Button>
          )}
          {canWrite && <SaveState state={save.busy ? 'saving' : !dirty ? 'saved' : 'idle'} />}
        </div>
        {kept && <p className="costs-note">{t('bar.changed', { date: formatDateTime(kept.updatedAt), by: kept.updatedBy })}</p>}
        {!canWrite && <p className="costs-note">{t('bar.readOnly')}</p>}
      </section>
      {left && (
        <Notice kind="info">
          <p>{t('bar.restored')}</p>
          <Button
            color="primary"
            outline
            size="xs"
            type="button"
            onClick={() => {
              setName(first.name);
              setDraft(first.draft);
              setKept(opened);
              setLeft(null);
            }}
          >
            {t('bar.discard')}
          </Button>
        </Notice>
      )}
      {conflict && (
        <Notice kind="warning">
          <p>{t('bar.conflict', { by: conflict })}</p>
          <div className="costs-scheme__actions">
            <Button color="primary" outline size="xs" type="button" onClick={() => void keepCopy()}>
              {t('bar.copy')}
            </Button>
            {kept && (
              <Button color="primary" outline size="xs" type="button" onClick={() => (keepDraft(ente.enteId, kept.id, null), onOpen(kept.id))}>
                {t('bar.reopen')}
              </Button>
            )}
          </div>
        </Notice>
      )}
      {(save.message ?? remove.message) && <Notice kind="danger">{save.message ?? remove.message}</Notice>}
      {(save.error ?? remove.error) != null && <Failure error={save.error ?? remove.error} />}
      {Object.keys(save.problems).length > 0 && <Notice kind="danger">{t('bar.problems')}</Notice>}
      <Schemes enteId={ente.enteId} draft={draft} onChange={change} sources={sources} result={result} problems={problems} onAdopt={canWrite ? (scheme) => void adopt(scheme) : null} disabled={false} />
      <div className="costs-body">
        <Assumptions draft={draft} onChange={change} comuni={result?.comuni ?? []} adjusted={simulation.stale ? null : (result?.adjusted ?? null)} problems={problems} />
        <div className="costs-results" aria-busy={simulation.reckoning}>
          {simulation.error != null && <Failure error={simulation.error} retry={simulation.retry} />}
          <p className="costs-state" role="status">
            {Object.keys(simulation.problems).length > 0 ? t('state.problems', { count: Object.keys(simulation.problems).length }) : simulation.stale ? t('state.reckoning') : t('state.fresh')}
          </p>
          {simulation.refused && <EmptyState title={t('notForYou')} />}
          {!result && !simulation.refused && simulation.error == null && <Skeleton lines={10} />}
          {result && (
            <div className={simulation.stale && !simulation.reckoning ? 'costs-stale' : undefined}>
              <ShareChart result={result} todayKey={draft.todayKey ?? null} />
              <Balance result={result} />
              <ShareTable result={result} todayKey={draft.todayKey ?? null} name={ente.ente} />
            </div>
          )}
        </div>
      </div>
      {dialog?.kind === 'open' && <OpenDialog enteId={ente.enteId} onOpen={(id) => onOpen(id)} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'delete' && (
        <Dialog
          open
          title={t('bar.deleteTitle')}
          onClose={() => setDialog(null)}
          footer={
            <>
              <Button color="primary" outline onClick={() => setDialog(null)}>
                {t('adopt.cancel')}
              </Button>
              <Button color="danger" disabled={remove.busy} onClick={() => void removeThis()}>
                {t('bar.deleteConfirm')}
              </Button>
            </>
          }
        >
          <p>{t('bar.deleteText', { name })}</p>
        </Dialog>
      )}
      {dialog?.kind === 'adopt' && kept && <AdoptDialog scenarioId={kept.id} scheme={dialog.scheme} supposed={draft.adjustment.trim() !== '0' || draft.vatRate.trim() !== ''} onClose={() => setDialog(null)} />}
    </>
  );
}

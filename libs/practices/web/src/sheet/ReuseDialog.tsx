import { Dialog, Failure, Field, Notice, RadioCards, Select, TextArea, TextInput, useMessages, type ViewerMembership } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactElement } from 'react';
import { RecordReuseDocument, type ReuseOutcome } from '../generated/graphql.js';
import type { Sheet } from '../words.js';

const OUTCOMES: readonly ReuseOutcome[] = ['IN_CORSO', 'RIUSCITA', 'ABBANDONATA'];

interface Props {
  readonly sheet: Sheet;
  /** Province for which the viewer may say it. */
  readonly province: readonly ViewerMembership[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** "L'abbiamo ripresa": since when, what was changed, how it went. */
export function ReuseDialog({ sheet, province, onClose, onDone }: Props): ReactElement {
  const t = useMessages('practices');
  const [enteId, setEnte] = useState(province[0]!.enteId);
  const receipt = sheet.receipts.find((item) => item.enteId === enteId);
  const [form, setForm] = useState({ since: receipt?.since ?? '', changes: receipt?.changes ?? '', outcome: receipt?.outcome ?? ('IN_CORSO' as ReuseOutcome), note: receipt?.note ?? '' });
  const [conflict, setConflict] = useState(false);
  const change = useChange(RecordReuseDocument, (data) => data.recordReuse, { refetch: ['Practice'] });
  const set = (part: Partial<typeof form>): void => setForm((now) => ({ ...now, ...part }));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await change.run({ input: { practiceId: sheet.id, enteId, ...form, seenRevision: receipt?.revision ?? 0 } });
    if (done?.__typename === 'PracticeConflict') return setConflict(true);
    if (done) onDone();
  }

  return (
    <Dialog open title={t('reuse.title')} onClose={onClose} size="lg" footer={<button type="submit" form="ripresa" className="btn btn-primary btn-sm" disabled={change.busy}>{t('reuse.save')}</button>}>
      <form id="ripresa" onSubmit={(event) => void save(event)} noValidate>
        {conflict && <Notice kind="warning">{t('reuse.changedMeanwhile')}</Notice>}
        {change.message && <Notice kind="danger">{change.message}</Notice>}
        {change.error !== null && <Failure error={change.error} />}
        {province.length > 1 && (
          <Field id="ripresa-ente" label={t('propose_.ente')}>
            <Select value={enteId} onChange={setEnte} placeholder={null} options={province.map(({ enteId: value, ente }) => ({ value, label: ente }))} />
          </Field>
        )}
        <Field id="ripresa-dal" label={t('reuse.since')} required error={change.problems['since']}>
          <TextInput type="date" value={form.since} onChange={(since) => set({ since })} />
        </Field>
        <Field id="ripresa-cambi" label={t('reuse.changes')} help={t('reuse.changesHelp')} required error={change.problems['changes']}>
          <TextArea value={form.changes} onChange={(changes) => set({ changes })} />
        </Field>
        <Field id="ripresa-esito" label={t('reuse.outcome')} group>
          <RadioCards name="ripresa-esito" value={form.outcome} onChange={(outcome) => set({ outcome: outcome as ReuseOutcome })} options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
        </Field>
        <Field id="ripresa-note" label={t('reuse.note')} error={change.problems['note']}>
          <TextArea value={form.note} onChange={(note) => set({ note })} rows={3} />
        </Field>
      </form>
    </Dialog>
  );
}

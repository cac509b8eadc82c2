import { Button, Failure, Field, Notice, RadioCards, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { SharingFields, type SharingState } from '../components/SharingFields.js';
import { RunBulkImportDocument } from './generated/graphql.js';
import '../messages.js';
import '../documents.css';

/** After the trial: what holds for every document, and the import. */
export function BulkChoices({ id, counts, onRun }: { readonly id: string; readonly counts: ReadonlyMap<string, number>; readonly onRun: () => unknown }): ReactElement {
  const t = useMessages('bulkImport');
  const [sharing, setSharing] = useState<SharingState>({ visibility: '', sharedWith: [] });
  const [publish, setPublish] = useState('now');
  const [skip, setSkip] = useState(true);
  const run = useChange(RunBulkImportDocument, (data) => data.runBulkImport);
  const doubles = counts.get('DOPPIONE') ?? 0;
  const ready = (counts.get('PRONTA') ?? 0) + (skip ? 0 : doubles);
  if (ready === 0 && (doubles === 0 || !skip)) return <Notice kind="warning">{t('nothing')}</Notice>;
  async function submit(): Promise<void> {
    const begun = await run.run({ input: { id, visibility: sharing.visibility, sharedWith: sharing.sharedWith.map((ente) => ente.id), publish: publish === 'now', skipSame: skip } });
    if (begun) await onRun();
  }
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void submit())}>
      {(counts.get('ERRATA') ?? 0) > 0 && <Notice kind="warning">{t('some')}</Notice>}
      <fieldset className="bulk-choices">
        <legend>{t('choose')}</legend>
        <SharingFields id="importazione" sharing={sharing} onChange={setSharing} problems={run.problems} />
        <p className="pc-quiet">{t('rowsSay')}</p>
        <Field id="importazione-quando" label={t('publish.label')} group>
          <RadioCards name="importazione-quando" value={publish} onChange={setPublish} options={[{ value: 'now', label: t('publish.now') }, { value: 'draft', label: t('publish.draft') }]} />
        </Field>
        {doubles > 0 && (
          <label className="bulk-check">
            <input type="checkbox" checked={skip} onChange={({ target }) => setSkip(target.checked)} /> {t('skip')}
          </label>
        )}
        {run.message && <Notice kind="danger">{run.message}</Notice>}
        {run.error != null && <Failure error={run.error} />}
        <Button color="primary" type="submit" disabled={run.busy || ready === 0}>
          {t('run', { count: ready })}
        </Button>
      </fieldset>
    </form>
  );
}

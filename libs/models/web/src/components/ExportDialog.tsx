import { Badge, Button, CheckboxList, Dialog, EmptyState, Failure, Field, formatDateTime, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { InstanceExportsDocument } from '../generated/graphql.js';
import { downloadActs } from '../hooks/download-acts.js';
import type { InstanceData } from '../hooks/useInstance.js';

const FORMATS = ['PDF', 'DOCX', 'ODT', 'HTML'] as const;

/** Taking the acts out as files: which acts, which formats; below, what already left. */
export function ExportDialog({ instance, comuneId, open, onClose }: { instance: InstanceData; comuneId: string | null; open: boolean; onClose: () => void }): ReactElement {
  const t = useMessages('models');
  const [acts, setActs] = useState<string[]>(instance.acts.map((act) => act.key));
  const [formats, setFormats] = useState<string[]>(['PDF', 'DOCX']);
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null });
  const exports = useQuery(InstanceExportsDocument, { variables: { instanceId: instance.id }, skip: !open, fetchPolicy: 'cache-and-network' });

  async function go(): Promise<void> {
    setState({ busy: true, error: null });
    try {
      await downloadActs(instance.id, { actKeys: acts, formats, comuneId });
      setState({ busy: false, error: null });
      await exports.refetch();
    } catch (error) {
      setState({ busy: false, error: (error as Error).message });
    }
  }

  return (
    <Dialog
      open={open}
      title={t('exports.title')}
      onClose={onClose}
      size="lg"
      footer={
        <Button color="primary" size="sm" type="button" disabled={state.busy || acts.length === 0 || formats.length === 0} onClick={() => void go()}>
          {state.busy ? t('exports.working') : t('exports.go')}
        </Button>
      }
    >
      {instance.acts.some((act) => act.draft) && <Notice kind="warning">{t('exports.draft')}</Notice>}
      {state.error && <Notice kind="danger">{t('exports.failed', { message: state.error })}</Notice>}
      <div role="status" className="visually-hidden">
        {state.busy ? t('exports.working') : ''}
      </div>
      <Field id="export-atti" label={t('exports.acts')} group error={acts.length === 0 ? t('exports.none') : null}>
        <CheckboxList name="export-atti" values={acts} onChange={setActs} options={instance.acts.map((act) => ({ value: act.key, label: act.shortName }))} />
      </Field>
      <Field id="export-formati" label={t('exports.formats')} group error={formats.length === 0 ? t('exports.none') : null}>
        <CheckboxList name="export-formati" values={formats} onChange={setFormats} options={FORMATS.map((format) => ({ value: format, label: t(`exports.${format.toLowerCase()}`) }))} />
      </Field>
      <h3 className="h5">{t('exports.past')}</h3>
      {exports.error && <Failure error={exports.error} retry={exports.refetch} />}
      {!exports.data && !exports.error && <Skeleton lines={3} />}
      {exports.data?.instanceExports?.length === 0 && <EmptyState title={t('exports.noPast')} />}
      {exports.data?.instanceExports && exports.data.instanceExports.length > 0 && (
        <div className="table-responsive" tabIndex={0} role="region" aria-label={t('exports.past')}>
          <table className="table table-sm">
            <caption className="visually-hidden">{t('exports.past')}</caption>
            <thead>
              <tr>
                {(['when', 'who', 'what', 'revision', 'hash'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`exports.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {exports.data.instanceExports.map((record) => (
                <tr key={record.id}>
                  <td>{formatDateTime(record.at)}</td>
                  <td>{record.person}</td>
                  <td>
                    {record.actKeys.map((key) => instance.acts.find((act) => act.key === key)?.shortName ?? key).join(', ')} · {record.format} {record.draft && <Badge tone="warning">{t('exports.draftMark')}</Badge>}
                    {record.conformance && <div className="export-conformance">{record.conformance}</div>}
                  </td>
                  <td className="text-end">{record.dataRevision}</td>
                  <td>
                    <code title={record.sha256}>{record.sha256.slice(0, 12)}…</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}

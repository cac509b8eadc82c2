import './messages.js';
import './together.css';
import { Badge, Button, CheckboxList, Dialog, Failure, Field, formatDate, formatDateTime, Notice, TextArea, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { ChosenEnti, type SharedEnte } from '../components/SharingFields.js';
import { AskReadingDocument, CloseReadingDocument, ConfirmReadingDocument, DocumentReadingsDocument, ReadingColleaguesDocument, type DocumentReadingsQuery } from '../generated/graphql.js';

type Readings = NonNullable<DocumentReadingsQuery['documentReadings']>;

const REFETCH = ['DocumentReadings', 'WaitingReadings'];

function useReadings(documentId: string): { readings: Readings | null; error: unknown } {
  const viewer = useViewer();
  const { data, error } = useQuery(DocumentReadingsDocument, { variables: { id: documentId }, skip: !viewer, fetchPolicy: 'cache-and-network' });
  return { readings: data?.documentReadings ?? null, error };
}

/** "Ho letto": what the viewer is asked to confirm, on top of the document. */
export function ReadingBanner({ documentId }: { readonly documentId: string }): ReactElement {
  const { readings } = useReadings(documentId);
  return <div>{readings?.mine.map((asked) => <AskedBanner key={asked.id} asked={asked} />)}</div>;
}

function AskedBanner({ asked }: { readonly asked: Readings['mine'][number] }): ReactElement {
  const t = useMessages('together');
  const confirm = useChange(ConfirmReadingDocument, (data) => data.confirmReading, { refetch: REFETCH });
  if (asked.confirmedAt) return <Notice kind="success"><p>{t('readings.confirmed', { name: asked.confirmedBy, date: formatDateTime(asked.confirmedAt) })}</p></Notice>;
  return (
    <Notice kind="info" title={t('readings.banner')}>
      <p>{t('readings.bannerText', { name: asked.askedByName, date: formatDate(asked.dueOn) })}</p>
      {asked.note && <p className="tog-paragraph">{asked.note}</p>}
      {confirm.message && <p role="alert">{confirm.message}</p>}
      {confirm.error != null && <Failure error={confirm.error} />}
      <Button color="primary" disabled={confirm.busy} onClick={() => void confirm.run({ requestId: asked.id })}>
        {t('readings.confirm')}
      </Button>
    </Notice>
  );
}

/** For who writes for the Ente: asks others to confirm that they read it, and shows who has and who has not. */
export function ReadingTables({ documentId, canAsk }: { readonly documentId: string; readonly canAsk: boolean }): ReactElement {
  const t = useMessages('together');
  const { readings, error } = useReadings(documentId);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState('');
  return (
    <section aria-labelledby="presa-visione" className="pc-section">
      <h2 id="presa-visione" className="h4">
        {t('readings.title')}
      </h2>
      <p className="pc-quiet">{t('readings.lead')}</p>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {error != null && <Failure error={error} />}
      {canAsk && (
        <p>
          <Button color="primary" outline size="sm" onClick={() => setAsking(true)}>
            {t('readings.ask')}
          </Button>
        </p>
      )}
      {readings?.requests.length === 0 && <p>{t('readings.none')}</p>}
      {readings?.requests.map((request) => <RequestTable key={request.id} request={request} />)}
      {asking && <AskDialog documentId={documentId} onClose={() => setAsking(false)} onDone={() => setDone(t('readings.asked'))} />}
    </section>
  );
}

function RequestTable({ request }: { readonly request: Readings['requests'][number] }): ReactElement {
  const t = useMessages('together');
  const close = useChange(CloseReadingDocument, (data) => data.closeReading, { refetch: REFETCH });
  const done = request.lines.filter(({ confirmedAt }) => confirmedAt !== null).length;
  return (
    <div>
      <h3 className="h6">
        {t('readings.heading', { asked: formatDate(request.askedAt), due: formatDate(request.dueOn) })} {request.closedAt && <Badge>{t('readings.closed')}</Badge>}
      </h3>
      <p>
        {t('readings.progress', { done, all: request.lines.length })} · {request.askedByName} · {t('readings.version', { number: request.version })}
      </p>
      {request.note && <p className="tog-paragraph">{request.note}</p>}
      {close.message && <Notice kind="danger"><p>{close.message}</p></Notice>}
      {close.error != null && <Failure error={close.error} />}
      {/* A region that scrolls must be reachable with the keyboard. */}
      <div className="tog-table" role="region" aria-label={t('readings.heading', { asked: formatDate(request.askedAt), due: formatDate(request.dueOn) })} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('readings.who')}</th>
              <th scope="col">{t('readings.state')}</th>
              <th scope="col">{t('readings.by')}</th>
              <th scope="col">{t('readings.when')}</th>
            </tr>
          </thead>
          <tbody>
            {request.lines.map(({ targetId, name, confirmedAt, confirmedBy }) => (
              <tr key={targetId}>
                <th scope="row">{name}</th>
                <td>{t(confirmedAt ? 'readings.yes' : 'readings.no')}</td>
                <td>{confirmedBy}</td>
                <td>{confirmedAt && formatDateTime(confirmedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="tog-buttons">
        <a href={request.csv}>{t('readings.csv')}</a>
        {!request.closedAt && (
          <button type="button" className="doc-link" disabled={close.busy} onClick={() => void close.run({ requestId: request.id })}>
            {t('readings.close')}
          </button>
        )}
      </p>
    </div>
  );
}

function AskDialog({ documentId, onClose, onDone }: { readonly documentId: string; readonly onClose: () => void; readonly onDone: () => void }): ReactElement {
  const t = useMessages('together');
  const [enti, setEnti] = useState<readonly SharedEnte[]>([]);
  const [people, setPeople] = useState<readonly string[]>([]);
  const [dueOn, setDueOn] = useState('');
  const [note, setNote] = useState('');
  const { data } = useQuery(ReadingColleaguesDocument, { variables: { id: documentId } });
  const ask = useChange(AskReadingDocument, (answer) => answer.askReading, { refetch: REFETCH });
  async function send(): Promise<void> {
    if (!(await ask.run({ id: documentId, input: { enti: enti.map(({ id }) => id), people: [...people], dueOn, note } }))) return;
    onDone();
    onClose();
  }
  const colleagues = data?.readingColleagues ?? [];
  return (
    <Dialog open size="lg" title={t('readings.ask')} onClose={onClose} footer={<Button color="primary" disabled={ask.busy} onClick={() => void send()}>{t('readings.send')}</Button>}>
      {ask.message && <Notice kind="danger"><p>{ask.message}</p></Notice>}
      {ask.error != null && <Failure error={ask.error} />}
      <ChosenEnti id="lettura" label={t('readings.enti')} chosen={enti} onChange={setEnti} error={ask.problems['enti']} />
      {colleagues.length > 0 && (
        <Field id="lettura-persone" label={t('readings.people')} group error={ask.problems['people']}>
          <CheckboxList name="lettura-persone" values={people} onChange={setPeople} options={colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      )}
      <Field id="lettura-entro" label={t('readings.dueOn')} required error={ask.problems['dueOn']}>
        <TextInput type="date" value={dueOn} onChange={setDueOn} />
      </Field>
      <Field id="lettura-nota" label={t('readings.note')}>
        <TextArea value={note} onChange={setNote} rows={2} />
      </Field>
    </Dialog>
  );
}

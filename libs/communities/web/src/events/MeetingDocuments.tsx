import { Button, Failure, Field, Notice, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { MeetingDocumentDocument, SetMeetingDocumentsDocument, type MeetingPaperKind, type MeetingQuery } from './generated/graphql.js';

type Meeting = NonNullable<MeetingQuery['meeting']>['meeting'];
type Paper = Meeting['documents'][number];

const KINDS: readonly MeetingPaperKind[] = ['VERBALE', 'MATERIALE'];
const IN_ADDRESS = /\/documenti\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** Minutes and materials: documents of the library, each as far as who looks may read it. */
export function MeetingDocuments({ meeting }: { readonly meeting: Meeting }): ReactElement | null {
  const t = useMessages('meetings');
  const change = useChange(SetMeetingDocumentsDocument, (data) => data.setMeetingDocuments, { refetch: ['Meeting'] });
  const [done, setDone] = useState('');
  const { id, revision, documents, viewerCan } = meeting;
  async function keep(next: readonly Pick<Paper, 'documentId' | 'kind'>[]): Promise<boolean> {
    const kept = await change.run({ id, seenRevision: revision, documents: next.map(({ documentId, kind }) => ({ documentId, kind })) });
    setDone(kept ? t('documents.done') : '');
    return kept !== null;
  }
  if (documents.length === 0 && !viewerCan.arrange) return null;
  return (
    <section aria-labelledby="documenti" className="mb-4">
      <h2 id="documenti" className="h4">{t('documents.title')}</h2>
      {documents.length === 0 && <p className="pc-quiet">{t('documents.none')}</p>}
      <ul className="com-plain">
        {documents.map((paper) => <PaperLine key={paper.documentId} paper={paper} onRemove={viewerCan.arrange ? () => void keep(documents.filter((each) => each !== paper)) : null} />)}
      </ul>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
      {change.error != null && <Failure error={change.error} />}
      {viewerCan.arrange && <AddPaper problem={change.problems['papers']} busy={change.busy} onAdd={(paper) => keep([...documents, paper])} />}
    </section>
  );
}

function PaperLine({ paper: { documentId, kind }, onRemove }: { readonly paper: Paper; readonly onRemove: (() => void) | null }): ReactElement {
  const t = useMessages('meetings');
  const { data } = useQuery(MeetingDocumentDocument, { variables: { id: documentId } });
  const title = data?.document?.title;
  return (
    <li className="com-buttons">
      <span>
        <strong>{t(`documents.kinds.${kind}`)}:</strong> {title ? <Link to={`/documenti/${documentId}`}>{title}</Link> : data && <span className="pc-quiet">{t('documents.hidden')}</span>}
      </span>
      {onRemove && data && <button type="button" className="com-link" aria-label={t('documents.removeOf', { title: title ?? t('documents.hidden') })} onClick={onRemove}>{t('documents.remove')}</button>}
    </li>
  );
}

function AddPaper({ problem, busy, onAdd }: { readonly problem: string | undefined; readonly busy: boolean; readonly onAdd: (paper: Pick<Paper, 'documentId' | 'kind'>) => Promise<boolean> }): ReactElement {
  const t = useMessages('meetings');
  const [address, setAddress] = useState('');
  const [kind, setKind] = useState<MeetingPaperKind>('VERBALE');
  const [wrong, setWrong] = useState('');
  async function add(): Promise<void> {
    const documentId = IN_ADDRESS.exec(address)?.[1];
    setWrong(documentId ? '' : t('documents.wrong'));
    if (documentId && (await onAdd({ documentId, kind }))) setAddress('');
  }
  return (
    <div className="com-panel">
      <Field id="documento-indirizzo" label={t('documents.address')} help={t('documents.addressHelp')} error={wrong || problem}>
        <TextInput value={address} onChange={setAddress} />
      </Field>
      <Field id="documento-tipo" label={t('documents.kind')}>
        <Select value={kind} onChange={(value) => setKind(value as MeetingPaperKind)} placeholder={null} options={KINDS.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))} />
      </Field>
      <Button color="primary" outline disabled={busy} onClick={() => void add()}>{t('documents.add')}</Button>
    </div>
  );
}

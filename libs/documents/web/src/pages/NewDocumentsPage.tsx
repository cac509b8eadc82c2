import { Badge, Button, CheckboxList, EmptyState, Failure, Field, formatSize, Notice, Page, Select, Skeleton, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { FieldsForm } from '../components/FieldsForm.js';
import { SharingFields, type SharingState } from '../components/SharingFields.js';
import { AddDocumentsDocument, DocumentVocabularyDocument, ProposedDocumentsDocument, type DocumentVocabularyQuery } from '../generated/graphql.js';
import { useArrivedUploads } from '../hooks/arrived-uploads.js';
import { inputOf } from '../hooks/fields-state.js';
import { useNewDocuments, type CommonFields, type NewDocuments, type Proposal } from '../hooks/useNewDocuments.js';
import '../messages.js';
import '../documents.css';
import { UploadTray } from '../upload/index.js';

/** While a file is being read it is asked after. Milliseconds. */
const ASK_AGAIN = 1500;
const MOST = 100;

/** Files that have arrived become documents: what is the same for all is said once. */
export function NewDocumentsPage(): ReactElement {
  const t = useMessages('documents');
  const arrived = useArrivedUploads();
  const uploadIds = (arrived.uploads ?? []).slice(0, MOST).map(({ id }) => id);
  const { data, previousData, error, startPolling, stopPolling } = useQuery(ProposedDocumentsDocument, { variables: { uploadIds }, skip: uploadIds.length === 0, fetchPolicy: 'network-only' });
  const vocabulary = useQuery(DocumentVocabularyDocument).data;
  const proposals = uploadIds.length === 0 ? [] : ((data ?? previousData)?.proposedDocuments ?? null);
  const reading = proposals?.some(({ file }) => file.textState === 'IN_ATTESA') ?? false;
  useEffect(() => {
    if (reading) startPolling(ASK_AGAIN);
    else stopPolling();
    return stopPolling;
  }, [reading, startPolling, stopPolling]);
  const [done, setDone] = useState(0);
  return (
    <Page title={t('newOnes.title')} lead={t('newOnes.lead')} crumbs={[{ label: t('title'), to: '/documenti' }, { label: t('newOnes.title') }]}>
      <p>
        <Link to="/documenti/importazioni">{t('newOnes.bulk')}</Link>
      </p>
      <UploadTray onArrived={() => (setDone(0), void arrived.refresh())} />
      {done > 0 && (
        <Notice kind="success">
          <p>
            {t('newOnes.done', { count: done })} <Link to="/documenti?vista=MIEI">{t('views.MIEI')}</Link>
          </p>
        </Notice>
      )}
      {(arrived.error ?? error) != null && <Failure error={error} retry={arrived.refresh} />}
      {!arrived.error && (arrived.uploads === null || !proposals || !vocabulary) && <Skeleton lines={6} />}
      {arrived.uploads?.length === 0 && done === 0 && <EmptyState title={t('newOnes.none')} />}
      {vocabulary && proposals && proposals.length > 0 && <NewDocumentsForm proposals={proposals} vocabulary={vocabulary} onDone={(count) => (setDone(count), void arrived.refresh())} />}
    </Page>
  );
}

function NewDocumentsForm({ proposals, vocabulary, onDone }: { readonly proposals: readonly Proposal[]; readonly vocabulary: DocumentVocabularyQuery; readonly onDone: (count: number) => void }): ReactElement {
  const t = useMessages('documents');
  const work = useNewDocuments();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [sharing, setSharing] = useState<SharingState>({ visibility: '', sharedWith: [] });
  const add = useChange(AddDocumentsDocument, (result) => result.addDocuments, { refetch: [] });
  const alert = useRef<HTMLDivElement>(null);
  const items = proposals.filter(({ uploadId }) => !left.includes(uploadId));
  const reviewsFor = (useViewer()?.memberships ?? []).filter(({ role }) => role !== 'REDATTORE' && role !== 'LETTORE').map(({ enteId }) => enteId);
  const needsReview = items.some((proposal) => !reviewsFor.includes(proposal.enteId) && vocabulary.documentVocabulary.kinds.some(({ key, needsReview: asks }) => asks && key === work.fieldsOf(proposal).kind));

  async function submit(publish: boolean): Promise<void> {
    const input = { items: items.map((proposal) => ({ uploadId: proposal.uploadId, fields: inputOf(work.fieldsOf(proposal)) })), visibility: sharing.visibility, sharedWith: sharing.sharedWith.map(({ id }) => id), publish };
    const added = await add.run({ input });
    if (added?.__typename !== 'DocumentsAdded') return alert.current?.scrollIntoView({ block: 'center' });
    work.forget(items.map(({ uploadId }) => uploadId));
    onDone(added.documents.length);
  }

  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void submit(true))}>
      <div ref={alert}>
        {(Object.keys(add.problems).length > 0 || add.message) && <Notice kind="danger">{add.message ?? t('newOnes.problems')}</Notice>}
        {add.error != null && <Failure error={add.error} />}
      </div>
      <fieldset className="doc-common">
        <legend>{t('newOnes.common')}</legend>
        <p className="pc-quiet">{t('newOnes.apply')}</p>
        <SharingFields communities id="common" sharing={sharing} onChange={setSharing} problems={add.problems} />
        {items.length > 1 && <CommonForm common={work.common} onChange={work.setCommon} vocabulary={vocabulary} />}
      </fieldset>
      <h2 className="h4">{t('newOnes.each')}</h2>
      <ol className="doc-new-list">
        {items.map((proposal, index) => (
          <NewDocumentItem key={proposal.uploadId} proposal={proposal} work={work} vocabulary={vocabulary} problems={problemsAt(add.problems, index)} compact={items.length > 1} onLeave={() => setLeft([...left, proposal.uploadId])} />
        ))}
      </ol>
      {needsReview && <p className="pc-quiet">{t('newOnes.review')}</p>}
      <div className="doc-new-actions">
        <Button color="primary" type="submit" disabled={add.busy || items.length === 0}>
          {t('newOnes.publish', { count: items.length })}
        </Button>
        <Button color="primary" outline type="button" disabled={add.busy || items.length === 0} onClick={() => void submit(false)}>
          {t('newOnes.draft')}
        </Button>
      </div>
    </form>
  );
}

function CommonForm({ common, onChange, vocabulary: { documentVocabulary, pillars } }: { readonly common: CommonFields; readonly onChange: (common: CommonFields) => void; readonly vocabulary: DocumentVocabularyQuery }): ReactElement {
  const t = useMessages('documents');
  return (
    <>
      <div className="doc-fields-row">
        <Field id="common-kind" label={t('fields.kind')}>
          <Select value={common.kind} onChange={(kind) => onChange({ ...common, kind })} placeholder={t('newOnes.proposed')} options={documentVocabulary.kinds.map(({ key, label }) => ({ value: key, label }))} />
        </Field>
        <Field id="common-year" label={t('fields.year')}>
          <TextInput value={common.year} onChange={(year) => onChange({ ...common, year })} inputMode="numeric" />
        </Field>
        <Field id="common-licence" label={t('fields.licence')}>
          <Select value={common.licence} onChange={(licence) => onChange({ ...common, licence })} placeholder={null} options={documentVocabulary.licences.map(({ key, label }) => ({ value: key, label }))} />
        </Field>
      </div>
      <Field id="common-pillars" label={t('fields.pillars')} group>
        <CheckboxList name="common-pillars" values={common.pillars} onChange={(values) => onChange({ ...common, pillars: values })} options={pillars.map(({ key, name }) => ({ value: key, label: name }))} />
      </Field>
    </>
  );
}

interface ItemProps {
  readonly proposal: Proposal;
  readonly work: NewDocuments;
  readonly vocabulary: DocumentVocabularyQuery;
  readonly problems: Readonly<Record<string, string>>;
  readonly compact: boolean;
  readonly onLeave: () => void;
}

function NewDocumentItem({ proposal, work, vocabulary, problems, compact, onLeave }: ItemProps): ReactElement {
  const t = useMessages('documents');
  const { uploadId, fileName, file, alike } = proposal;
  const proposed = (['title', 'kind', 'year'] as const).filter((name) => work.isProposed(proposal, name));
  return (
    <li className="doc-new">
      <div className="doc-new__head">
        <h3 className="doc-new__file">
          {fileName} <span className="pc-quiet">{[file.format, formatSize(file.size), file.pageCount ? t('pageCount', { count: file.pageCount }) : ''].filter(Boolean).join(' · ')}</span>
        </h3>
        <Button color="primary" outline size="sm" type="button" aria-label={`${t('newOnes.remove')}: ${fileName}`} onClick={onLeave}>
          {t('newOnes.remove')}
        </Button>
      </div>
      {problems['uploadId'] && <Notice kind="danger">{problems['uploadId']}</Notice>}
      {file.textState === 'IN_ATTESA' && <p role="status" className="pc-quiet">{t('newOnes.reading')}</p>}
      {file.problem && <p className="pc-quiet">{file.problem}</p>}
      {alike.map(({ id, title, percent }) => (
        <Notice key={id} kind="warning">
          <p>
            {percent === 100 ? t('newOnes.same', { title }) : t('newOnes.alike', { title, percent })} – <Link to={`/documenti/${id}`}>{title}</Link>
          </p>
        </Notice>
      ))}
      {file.hints.map((hint) => (
        <p key={hint} className="pc-quiet">
          {t(`hints.${hint}`)}
        </p>
      ))}
      {proposed.length > 0 && (
        <p className="doc-new__proposed">
          <Badge tone="info">{t('newOnes.proposed')}</Badge> {proposed.map((name) => t(`fields.${name}`)).join(', ')}
        </p>
      )}
      <FieldsForm id={uploadId} fields={work.fieldsOf(proposal)} onChange={(fields) => work.edit(uploadId, fields)} vocabulary={vocabulary} problems={problems} compact={compact} />
    </li>
  );
}

/** Problems of one item, by field: `items[2].title` is `title` of the third. */
function problemsAt(problems: Readonly<Record<string, string>>, index: number): Readonly<Record<string, string>> {
  const start = `items[${index}].`;
  return Object.fromEntries(Object.entries(problems).flatMap(([field, message]) => (field.startsWith(start) ? [[field.slice(start.length), message]] : [])));
}

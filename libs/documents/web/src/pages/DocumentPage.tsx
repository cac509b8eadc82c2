import { italianDay } from '@province-comuni/shared-kernel';
import { Badge, Button, Dialog, EmptyState, Failure, Field, formatDate, Notice, Page, Skeleton, Tabs, TextArea, useMessages, useViewer, useViewerState, type Tab } from '@province-comuni/shared-ui';
import { useMutation, useQuery } from '@apollo/client/react';
import { lazy, Suspense, useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { AboutDocument } from '../components/AboutDocument.js';
import { FavouriteButton } from '../components/DocumentItem.js';
import { DocumentSources } from '../components/DocumentSources.js';
import { EditFieldsDialog } from '../components/EditFieldsDialog.js';
import { ReadingView } from '../components/ReadingView.js';
import { ShareDialog } from '../components/ShareDialog.js';
import { VersionList } from '../components/VersionList.js';
import { CurateDocumentDocument, DocumentDocument, DocumentVocabularyDocument, LookAtDocumentDocument, MoveDocumentDocument, TrashDocumentDocument, type DocumentPageFieldsFragment } from '../generated/graphql.js';
import { useDocumentChange, type DocumentChanges } from '../hooks/useDocumentChange.js';
import '../messages.js';
import '../documents.css';

const Together = lazy(() => import('../together/Together.js'));
const ReadingBanner = lazy(async () => ({ default: (await import('../together/Readings.js')).ReadingBanner }));
const FollowButton = lazy(() => import('../together/FollowButton.js'));
const InCollections = lazy(() => import('../collections/InCollections.js'));
const PdfView = lazy(async () => ({ default: (await import('../components/PdfView.js')).PdfView }));

const PICTURES = ['PNG', 'JPEG', 'WEBP', 'GIF'];

/** A document: what it says, what is said of it, and what can be done with it. */
export function DocumentPage(): ReactElement {
  const t = useMessages('documents');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(DocumentDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const document = data?.document;
  useLook(id, Boolean(document));
  if (!document) {
    return (
      <Page title={t('title')} crumbs={[{ label: t('title'), to: '/documenti' }]}>
        {error ? <Failure error={error} retry={refetch} /> : data ? <EmptyState title={t('page.notFound')} /> : <Skeleton lines={10} />}
      </Page>
    );
  }
  return <LoadedDocument key={document.id} document={document} refetch={refetch} />;
}

function LoadedDocument({ document, refetch }: { readonly document: DocumentPageFieldsFragment; readonly refetch: () => Promise<unknown> }): ReactElement {
  const t = useMessages('documents');
  const viewer = useViewer();
  const vocabulary = useQuery(DocumentVocabularyDocument).data;
  const changes = useDocumentChange(document, refetch);
  const [open, setOpen] = useState<'edit' | 'share' | 'sendBack' | null>(null);
  const show = (which: typeof open): void => (changes.clear(), setOpen(which));
  const { last } = changes;
  const words = t(document.state === 'PUBBLICATO' ? `visibility.words.${document.visibility}` : 'visibility.draft', { ente: document.ente.denominazione });
  return (
    <Page
      wide
      title={document.title}
      crumbs={[{ label: t('title'), to: '/documenti' }, { label: document.title }]}
      lead={
        <p className="doc-head">
          {document.state !== 'PUBBLICATO' && <Badge tone="warning">{t(`states.${document.state}`)}</Badge>} {document.featured && <Badge tone="info">{t('featured')}</Badge>} {document.verifiedAt && <Badge tone="success">{t('verified')}</Badge>} <span>{words}</span>
        </p>
      }
      actions={
        <>
          <a className="btn btn-primary" href={document.versions[0]?.href}>
            {t('page.download')}
          </a>
          <Suspense fallback={null}>
            <FollowButton kind="documento" id={document.id} title={document.title} />
          </Suspense>
          <FavouriteButton id={document.id} title={document.title} isFavourite={document.isFavourite} />
        </>
      }
    >
      {viewer && (
        <Suspense fallback={null}>
          <ReadingBanner documentId={document.id} />
        </Suspense>
      )}
      <Banners document={document} />
      {last.conflict && open === null && <Notice kind="warning">{t('page.conflict', { by: last.conflict.by ?? t('page.conflictUnknown') })}</Notice>}
      {last.message && open === null && <Notice kind="danger">{last.message}</Notice>}
      {last.error != null && open === null && <Failure error={last.error} />}
      <Actions document={document} changes={changes} onOpen={show} />
      {document.abstract && <p className="doc-abstract">{document.abstract}</p>}
      <div className="doc-page">
        <section className="doc-page__preview" aria-label={t('page.preview')}>
          <Preview document={document} />
        </section>
        <aside className="doc-page__rail">
          <AboutDocument document={document} vocabulary={vocabulary} />
          <DocumentSources document={document} changes={changes} />
          <VersionList document={document} changes={changes} />
          <Suspense fallback={null}>
            <InCollections documentId={document.id} title={document.title} />
          </Suspense>
        </aside>
      </div>
      {viewer && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <Together document={document} />
        </Suspense>
      )}
      {open === 'edit' && vocabulary && <EditFieldsDialog document={document} vocabulary={vocabulary} changes={changes} onClose={() => show(null)} />}
      {open === 'share' && <ShareDialog document={document} changes={changes} onClose={() => show(null)} />}
      {open === 'sendBack' && <SendBackDialog changes={changes} onClose={() => show(null)} />}
    </Page>
  );
}

/** What must be known before reading. */
function Banners({ document }: { readonly document: DocumentPageFieldsFragment }): ReactElement {
  const t = useMessages('documents');
  const today = italianDay(new Date());
  const file = document.versions[0]?.file;
  const messages: (readonly ['info' | 'warning' | 'danger', string])[] = [
    ...(document.trashedAt ? [['warning', t('page.trashed')] as const] : []),
    ...(document.state === 'IN_REVISIONE' ? [['info', t('page.inReview')] as const] : []),
    ...(document.validUntil && document.validUntil < today ? [['warning', t('page.expired', { date: formatDate(document.validUntil) })] as const] : []),
    ...(document.viewerCan.edit && document.reviewOn && document.reviewOn < today ? [['warning', t('page.review', { date: formatDate(document.reviewOn) })] as const] : []),
    ...(file?.damaged ? [['danger', t('page.damaged')] as const] : []),
    ...(file?.scan === 'NON_ANALIZZATO' ? [['info', t('page.notScanned')] as const] : []),
  ];
  return (
    <>
      {messages.map(([kind, text]) => (
        <Notice key={text} kind={kind}>
          {text}
        </Notice>
      ))}
    </>
  );
}

/** What the viewer may do, as the server says. */
function Actions({ document, changes, onOpen }: { readonly document: DocumentPageFieldsFragment; readonly changes: DocumentChanges; readonly onOpen: (which: 'edit' | 'share' | 'sendBack') => void }): ReactElement | null {
  const t = useMessages('documents');
  const [curate] = useMutation(CurateDocumentDocument);
  const { viewerCan: can } = document;
  const isHere = document.trashedAt === null;
  if (!can.edit && !can.curate) return null;
  const button = (label: string, act: () => unknown, primary = false): ReactElement => (
    <Button key={label} color="primary" outline={!primary} size="sm" disabled={changes.busy} onClick={() => void act()}>
      {label}
    </Button>
  );
  const step = (name: string): Promise<boolean> => changes.make(MoveDocumentDocument, { step: name, reason: '' });
  const buttons: ReactNode[] = [
    can.publish && button(t('page.publish'), () => step('publish'), true),
    can.submit && button(t('page.submit'), () => step('submit'), true),
    can.sendBack && button(t('page.sendBack'), () => onOpen('sendBack')),
    can.edit && isHere && button(t('page.edit'), () => onOpen('edit')),
    can.edit && isHere && button(t('page.share'), () => onOpen('share')),
    can.withdraw && button(t('page.withdraw'), () => step('withdraw')),
    can.edit && button(t(isHere ? 'page.trash' : 'page.untrash'), () => changes.make(TrashDocumentDocument, { trashed: isHere })),
    can.curate && button(t(document.featured ? 'page.unfeature' : 'page.feature'), () => curate({ variables: { id: document.id, featured: !document.featured, verified: null } })),
    can.curate && button(t(document.verifiedAt ? 'page.unverify' : 'page.verify'), () => curate({ variables: { id: document.id, featured: null, verified: !document.verifiedAt } })),
  ];
  return <div className="doc-actions">{buttons}</div>;
}

/** The file in the page: its text for everybody, its pages or picture beside it. Opened at the page that the address names. */
function Preview({ document }: { readonly document: DocumentPageFieldsFragment }): ReactElement {
  const t = useMessages('documents');
  const [search, setSearch] = useSearchParams();
  const version = document.versions[0];
  const page = /^[1-9]\d{0,5}$/.test(search.get('pagina') ?? '') ? Number(search.get('pagina')) : null;
  if (!version) return <p>{t('page.noText')}</p>;
  const { file, href, number } = version;
  const tabs: Tab[] = [
    { id: 'testo', label: t('page.reading'), content: file.problem ? <p>{file.problem}</p> : <ReadingView id={document.id} number={number} pageCount={file.pageCount} page={page} words={search.get('trova') ?? ''} /> },
    ...(file.format === 'PDF' && !file.damaged
      ? [
          {
            id: 'pagine',
            label: t('page.pages'),
            content: (
              <Suspense fallback={<Skeleton lines={12} />}>
                <PdfView href={`${href}?mostra`} page={page ?? 1} title={document.title} />
              </Suspense>
            ),
          },
        ]
      : []),
    ...(PICTURES.includes(file.format) && !file.damaged ? [{ id: 'immagine', label: t('page.image'), content: <img className="doc-picture" src={`${href}?mostra`} alt={document.abstract || document.title} /> }] : []),
  ];
  const asked = tabs.find(({ id }) => id === search.get('vista'))?.id;
  const active = asked ?? (PICTURES.includes(file.format) ? 'immagine' : 'testo');
  const choose = (id: string): void => {
    const next = new URLSearchParams(search);
    next.set('vista', id);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  return <Tabs label={t('page.preview')} tabs={tabs} active={tabs.some(({ id }) => id === active) ? active : 'testo'} onChange={choose} />;
}

function SendBackDialog({ changes, onClose }: { readonly changes: DocumentChanges; readonly onClose: () => void }): ReactElement {
  const t = useMessages('documents');
  const [reason, setReason] = useState('');
  async function send(): Promise<void> {
    if (await changes.make(MoveDocumentDocument, { step: 'sendBack', reason })) onClose();
  }
  return (
    <Dialog open title={t('page.sendBack')} onClose={onClose} footer={<Button color="primary" disabled={changes.busy} onClick={() => void send()}>{t('page.sendBack')}</Button>}>
      {changes.last.message && <Notice kind="danger">{changes.last.message}</Notice>}
      <Field id="motivo" label={t('page.sendBackReason')} required error={changes.last.problems['reason']}>
        <TextArea value={reason} onChange={setReason} rows={4} />
      </Field>
    </Dialog>
  );
}

/** Counts the look once for a visit of the page, when it is known who looks. */
function useLook(id: string, isThere: boolean): void {
  const { loading } = useViewerState();
  const [look] = useMutation(LookAtDocumentDocument);
  useEffect(() => {
    if (isThere && !loading) void look({ variables: { id } }).catch(() => undefined);
  }, [id, isThere, loading, look]);
}

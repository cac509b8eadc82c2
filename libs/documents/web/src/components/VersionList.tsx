import { Badge, Button, Disclosure, Field, formatDateTime, formatSize, Select, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { AddDocumentVersionDocument, ApproveDocumentVersionDocument, RestoreDocumentVersionDocument, type DocumentPageFieldsFragment } from '../generated/graphql.js';
import { useArrivedUploads } from '../hooks/arrived-uploads.js';
import type { DocumentChanges } from '../hooks/useDocumentChange.js';
import { UploadTray } from '../upload/index.js';

/** Every file the document had, newest first, with what can be done with each. */
export function VersionList({ document, changes }: { readonly document: DocumentPageFieldsFragment; readonly changes: DocumentChanges }): ReactElement {
  const t = useMessages('documents');
  const { viewerCan } = document;
  const isHere = document.trashedAt === null;
  // Out of the list the words alone do not say of which version.
  const ofVersion = (what: string, number: number): string => `${what}: ${t('page.version', { number })}`;
  return (
    <section aria-labelledby="versioni">
      <h2 id="versioni" className="h4">
        {t('page.versions')}
      </h2>
      <ol className="doc-versions">
        {document.versions.map((version, index) => (
          <li key={version.number}>
            <p className="doc-versions__title">
              <strong>{t('page.version', { number: version.number })}</strong> {version.number === document.currentNumber && <Badge tone="info">{t('page.current')}</Badge>} {version.number === document.approvedNumber && <Badge tone="success">{t('page.approved')}</Badge>}
            </p>
            {version.note && <p>{version.note}</p>}
            <p className="doc-item__facts">
              {formatDateTime(version.createdAt)} · {version.createdByName} · {version.fileName} · {formatSize(version.file.size)}
            </p>
            <p className="doc-versions__actions">
              <a href={version.href} aria-label={t('page.downloadOf', { name: `${version.fileName}, ${t('page.version', { number: version.number })}` })}>
                {t('page.download')}
              </a>
              {index < document.versions.length - 1 && <Link to={`/documenti/${document.id}/confronta?da=${document.versions[index + 1]!.number}&a=${version.number}`} aria-label={ofVersion(t('page.compare'), version.number)}>{t('page.compare')}</Link>}
              {viewerCan.edit && isHere && version.number !== document.currentNumber && (
                <button type="button" className="doc-link" aria-label={ofVersion(t('page.restore'), version.number)} disabled={changes.busy} onClick={() => void changes.make(RestoreDocumentVersionDocument, { number: version.number })}>
                  {t('page.restore')}
                </button>
              )}
              {viewerCan.approve && (
                <button type="button" className="doc-link" aria-label={ofVersion(t(version.number === document.approvedNumber ? 'page.unapprove' : 'page.approve'), version.number)} disabled={changes.busy} onClick={() => void changes.make(ApproveDocumentVersionDocument, { number: version.number === document.approvedNumber ? null : version.number })}>
                  {t(version.number === document.approvedNumber ? 'page.unapprove' : 'page.approve')}
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {viewerCan.edit && isHere && (
        <Disclosure summary={t('page.newVersion')} lazy>
          <NewVersion document={document} changes={changes} />
        </Disclosure>
      )}
    </section>
  );
}

function NewVersion({ document, changes }: { readonly document: DocumentPageFieldsFragment; readonly changes: DocumentChanges }): ReactElement {
  const t = useMessages('documents');
  const { uploads, refresh } = useArrivedUploads();
  const [uploadId, setUploadId] = useState('');
  const [note, setNote] = useState('');
  const here = (uploads ?? []).filter(({ enteId }) => enteId === document.ente.id);
  const chosen = here.some(({ id }) => id === uploadId) ? uploadId : (here[0]?.id ?? '');
  async function add(): Promise<void> {
    if (!(await changes.make(AddDocumentVersionDocument, { uploadId: chosen, note }))) return;
    setNote('');
    await refresh();
  }
  return (
    <>
      <UploadTray onArrived={() => void refresh()} />
      <Field id="versione-file" label={t('page.file')} help={t('page.waitFile')} error={changes.last.problems['uploadId']}>
        <Select value={chosen} onChange={setUploadId} placeholder={here.length === 0 ? t('page.noFile') : null} options={here.map(({ id, fileName }) => ({ value: id, label: fileName }))} />
      </Field>
      <Field id="versione-nota" label={t('page.note')} required error={changes.last.problems['note']}>
        <TextArea value={note} onChange={setNote} rows={2} />
      </Field>
      <Button color="primary" size="sm" disabled={changes.busy || chosen === ''} onClick={() => void add()}>
        {t('page.addVersion')}
      </Button>
    </>
  );
}

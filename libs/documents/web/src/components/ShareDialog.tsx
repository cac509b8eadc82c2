import { Button, Failure, Field, formatDate, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { CreateGuestLinkDocument, RevokeGuestLinkDocument, ShareDocumentDocument, type DocumentPageFieldsFragment } from '../generated/graphql.js';
import type { DocumentChanges } from '../hooks/useDocumentChange.js';
import { ChangeDialog } from './ChangeDialog.js';
import { SharingFields, type SharingState } from './SharingFields.js';

/** Who may read a document, and the links for those who have no account. */
export function ShareDialog({ document, changes, onClose }: { readonly document: DocumentPageFieldsFragment; readonly changes: DocumentChanges; readonly onClose: () => void }): ReactElement {
  const t = useMessages('documents');
  const [sharing, setSharing] = useState<SharingState>({ visibility: document.visibility, sharedWith: document.visibility === 'COMMUNITY' ? document.sharedCommunities.map(({ id, title }) => ({ id, denominazione: title })) : document.sharedWith });
  const save = (): Promise<boolean> => changes.make(ShareDocumentDocument, { visibility: sharing.visibility, sharedWith: sharing.sharedWith.map(({ id }) => id) });
  return (
    <ChangeDialog title={t('page.share')} changes={changes} onSave={save} onClose={onClose}>
      <SharingFields communities id="condivisione" sharing={sharing} onChange={setSharing} problems={changes.last.problems} />
      {document.state === 'PUBBLICATO' && <GuestLinks document={document} />}
    </ChangeDialog>
  );
}

function GuestLinks({ document }: { readonly document: DocumentPageFieldsFragment }): ReactElement {
  const t = useMessages('documents');
  const [note, setNote] = useState('');
  const [days, setDays] = useState('14');
  const [address, setAddress] = useState<string | null>(null);
  const create = useChange(CreateGuestLinkDocument, (data) => data.createGuestLink, { refetch: ['Document'] });
  const revoke = useChange(RevokeGuestLinkDocument, (data) => data.revokeGuestLink, { refetch: ['Document'] });
  async function make(): Promise<void> {
    const made = await create.run({ id: document.id, note, days: /^\d{1,4}$/.test(days.trim()) ? Number(days) : 0 });
    if (made?.__typename === 'GuestLinkCreated') setAddress(`${location.origin}${made.path}`);
  }
  return (
    <section aria-labelledby="ospiti" className="doc-guests">
      <h3 id="ospiti">{t('page.guest')}</h3>
      <p className="pc-quiet">{t('page.guestLead')}</p>
      {create.message && <Notice kind="danger">{create.message}</Notice>}
      {create.error != null && <Failure error={create.error} />}
      {address && (
        <Notice kind="success">
          <p>{t('page.guestCreated')}</p>
          <TextInput readOnly aria-label={t('page.guest')} value={address} onChange={() => undefined} onFocus={(event) => event.target.select()} />
        </Notice>
      )}
      {document.guestLinksThatHold.length === 0 ? (
        <p>{t('page.guestNone')}</p>
      ) : (
        <ul className="doc-guests__list">
          {document.guestLinksThatHold.map((link) => (
            <li key={link.id}>
              <span>
                {[link.note, t('page.guestUntil', { date: formatDate(link.expiresAt) }), link.createdByName].filter(Boolean).join(' · ')}
              </span>
              <Button color="primary" outline size="sm" disabled={revoke.busy} aria-label={`${t('page.guestRevoke')} ${link.note}`} onClick={() => void revoke.run({ id: document.id, linkId: link.id })}>
                {t('page.guestRevoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="doc-fields-row">
        <Field id="ospite-nota" label={t('page.guestNote')}>
          <TextInput value={note} onChange={setNote} maxLength={200} />
        </Field>
        <Field id="ospite-giorni" label={t('page.guestDays')} error={create.problems['days']}>
          <TextInput value={days} onChange={setDays} inputMode="numeric" />
        </Field>
      </div>
      <Button color="primary" outline size="sm" disabled={create.busy} onClick={() => void make()}>
        {t('page.guestCreate')}
      </Button>
    </section>
  );
}

import { Button, Dialog, Disclosure, formatDate, formatDateTime, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { InstanceData } from '../hooks/useInstance.js';
import { ChangeProblems } from './ChangeProblems.js';
import { RevokeReviewLinkDocument } from './generated/graphql.js';
import { REVIEW_QUERIES } from './review-changes.js';
import type { InstanceReviewData } from './useInstanceReview.js';

const InviteGuestDialog = lazy(async () => ({ default: (await import('./InviteGuestDialog.js')).InviteGuestDialog }));

type Link = InstanceReviewData['links'][number];

/** Who was let in without an account, and the way to shut him out. */
export function GuestLinks({ instance, links }: { readonly instance: InstanceData; readonly links: readonly Link[] }): ReactElement {
  const t = useMessages('review');
  const [inviting, setInviting] = useState(false);
  const [revoking, setRevoking] = useState<Link | null>(null);
  const now = links.filter(({ holds }) => holds);
  const past = links.filter(({ holds }) => !holds);
  const draw = (link: Link): ReactElement => <LinkItem key={link.id} instance={instance} link={link} onRevoke={() => setRevoking(link)} />;
  return (
    <section aria-labelledby="revisori-esterni">
      <h4 id="revisori-esterni" className="review-heading">
        {t('guests.title')}
      </h4>
      <p className="review-facts">{t('guests.lead')}</p>
      {now.length === 0 ? <p>{t('guests.none')}</p> : <ul className="review-list">{now.map(draw)}</ul>}
      <Button size="xs" outline color="primary" type="button" onClick={() => setInviting(true)}>
        {t('guests.invite')}
      </Button>
      {past.length > 0 && (
        <Disclosure summary={t('guests.past', { count: past.length })} lazy>
          <ul className="review-list">{past.map(draw)}</ul>
        </Disclosure>
      )}
      {inviting && (
        <Suspense fallback={null}>
          <InviteGuestDialog instance={instance} onClose={() => setInviting(false)} />
        </Suspense>
      )}
      {revoking && <RevokeDialog link={revoking} onClose={() => setRevoking(null)} />}
    </section>
  );
}

function LinkItem({ instance, link, onRevoke }: { readonly instance: InstanceData; readonly link: Link; readonly onRevoke: () => void }): ReactElement {
  const t = useMessages('review');
  const acts = instance.acts.filter(({ key }) => link.actKeys.includes(key)).map(({ shortName }) => shortName);
  const end = link.revokedAt ? t('guests.revoked', { date: formatDateTime(link.revokedAt) }) : t(link.holds ? 'guests.until' : 'guests.over', { date: formatDate(link.expiresAt) });
  return (
    <li className="review-item">
      <p className="review-author">
        <strong>{link.name}</strong> <span className="review-facts">{link.email}</span>
      </p>
      <p className="review-facts">
        {[acts.join(', '), t(link.maySuggest ? 'guests.maySuggest' : 'guests.mayComment'), t('guests.by', { name: link.createdBy, date: formatDate(link.createdAt) }), end, link.lastUsedAt ? t('guests.used', { date: formatDate(link.lastUsedAt) }) : t('guests.unused')].join(' · ')}
      </p>
      {link.holds && (
        <Button size="xs" outline color="primary" type="button" aria-label={t('guests.revokeOf', { name: link.name })} onClick={onRevoke}>
          {t('guests.revoke')}
        </Button>
      )}
    </li>
  );
}

function RevokeDialog({ link, onClose }: { readonly link: Link; readonly onClose: () => void }): ReactElement {
  const t = useMessages('review');
  const revoke = useChange(RevokeReviewLinkDocument, (data) => data.revokeReviewLink, { refetch: REVIEW_QUERIES });
  async function go(): Promise<void> {
    if (await revoke.run({ id: link.id })) onClose();
  }
  return (
    <Dialog
      open
      title={t('guests.revokeTitle', { name: link.name })}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={revoke.busy} onClick={() => void go()}>
            {t('guests.revoke')}
          </Button>
        </>
      }
    >
      <ChangeProblems change={revoke} />
      <p>{t('guests.revokeText')}</p>
    </Dialog>
  );
}

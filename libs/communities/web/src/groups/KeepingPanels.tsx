import { Button, Dialog, Failure, Field, formatDate, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { useSettled } from '../hooks/useSettled.js';
import { ChoosableDocument, ChooseMembersDocument, CloseCommunityDocument, InvitableEntiDocument, InvitationsDocument, InviteEnteToCommunityDocument, InvitePersonToCommunityDocument, WithdrawCommunityInvitationDocument } from './generated/graphql.js';
import type { Roster } from './MembersPage.js';

const SHORTEST = 3;

/** Takes members of the community into its group. */
export function ChoosePanel({ communityId, parentId, taken }: { readonly communityId: string; readonly parentId: string; readonly taken: readonly string[] }): ReactElement {
  const t = useMessages('groups');
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const { data, previousData, error, refetch } = useQuery(ChoosableDocument, { variables: { communityId: parentId, text: settled }, fetchPolicy: 'cache-and-network' });
  const choose = useChange(ChooseMembersDocument, (result) => result.chooseMembers, { refetch: ['Roster'] });
  const people = (data ?? previousData)?.communityMembers?.filter(({ personId }) => !taken.includes(personId));
  return (
    <section className="com-panel" aria-labelledby="scegli">
      <h2 id="scegli" className="h6">{t('choose.title')}</h2>
      <Field id="scegli-nome" label={t('choose.find')} error={choose.problems['personIds']}>
        <TextInput value={text} onChange={setText} autoComplete="off" />
      </Field>
      {error && <Failure error={error} retry={refetch} />}
      {choose.message && <Notice kind="danger"><p>{choose.message}</p></Notice>}
      {choose.error != null && <Failure error={choose.error} />}
      <p role="status" className="mb-0">{people?.length === 0 ? t(settled === '' ? 'choose.all' : 'choose.none') : ''}</p>
      <ul className="com-plain">
        {people?.map(({ personId, name, ente }) => (
          <li key={personId}>
            <button type="button" className="com-link" disabled={choose.busy} onClick={() => void choose.run({ communityId, personIds: [personId] })}>{t('choose.add', { name })}</button> <span className="pc-quiet">{ente}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Invites Enti and people, and takes invitations back. */
export function InvitePanel({ communityId, provinciaId }: { readonly communityId: string; readonly provinciaId: string | null }): ReactElement {
  const t = useMessages('groups');
  const [text, setText] = useState('');
  const [email, setEmail] = useState('');
  const settled = useSettled(text);
  const invitations = useQuery(InvitationsDocument, { variables: { communityId }, fetchPolicy: 'cache-and-network' });
  const found = useQuery(InvitableEntiDocument, { variables: { text: settled, provinciaId }, skip: settled.length < SHORTEST });
  const upi = useQuery(InvitableEntiDocument, { variables: { text: 'Unione Province', provinciaId: null }, skip: provinciaId === null });
  const ente = useChange(InviteEnteToCommunityDocument, (result) => result.inviteEnteToCommunity, { refetch: ['Invitations'] });
  const person = useChange(InvitePersonToCommunityDocument, (result) => result.invitePersonToCommunity, { refetch: ['Invitations'] });
  const withdraw = useChange(WithdrawCommunityInvitationDocument, (result) => result.withdrawCommunityInvitation, { refetch: ['Invitations'] });
  const invited = invitations.data?.communityInvitations;
  const all = [...(invited?.enti ?? []), ...(invited?.people ?? [])];
  const enti = settled.length < SHORTEST ? [] : (found.data?.enti.nodes ?? []).filter(({ id }) => !all.some((each) => each.id === id));
  const ofUpi = upi.data?.enti.nodes[0];
  async function invite(): Promise<void> {
    if (await person.run({ communityId, email })) setEmail('');
  }
  return (
    <section className="com-panel" aria-labelledby="inviti">
      <h2 id="inviti" className="h6">{t('invite.title')}</h2>
      <p>{t('invite.text')}</p>
      <Field id="invita-ente" label={t('invite.ente')} help={t(provinciaId ? 'invite.enteSpaceHelp' : 'invite.enteHelp')} error={ente.problems['enteId']}>
        <TextInput value={text} onChange={setText} autoComplete="off" />
      </Field>
      <p role="status" className="mb-0">{settled.length >= SHORTEST && found.data && enti.length === 0 ? t('invite.enteNone') : ''}</p>
      <ul className="com-plain">
        {enti.map(({ id, denominazione }) => (
          <li key={id}>
            <button type="button" className="com-link" disabled={ente.busy} onClick={() => (setText(''), void ente.run({ communityId, enteId: id }))}>{t('invite.add', { name: denominazione })}</button>
          </li>
        ))}
      </ul>
      <form noValidate onSubmit={(event) => (event.preventDefault(), void invite())}>
        <Field id="invita-persona" label={t('invite.email')} help={t('invite.emailHelp')} error={person.problems['email']}>
          <TextInput type="email" value={email} onChange={setEmail} autoComplete="off" />
        </Field>
        <Button color="primary" outline size="sm" type="submit" disabled={person.busy}>{t('invite.go')}</Button>
      </form>
      {[ente, person, withdraw].map((change, index) => (
        <div key={index}>
          {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
          {change.error != null && <Failure error={change.error} />}
        </div>
      ))}
      {invitations.error && !invited && <Failure error={invitations.error} retry={invitations.refetch} />}
      {ofUpi && invited && !all.some(({ id }) => id === ofUpi.id) && (
        <p className="mt-3">
          {t('invite.upi')} <button type="button" className="com-link" disabled={ente.busy} onClick={() => void ente.run({ communityId, enteId: ofUpi.id })}>{t('invite.upiGo')}</button>
        </p>
      )}
      <h3 className="h6 mt-3">{t('invite.list')}</h3>
      {invited && all.length === 0 && <p>{t('invite.none')}</p>}
      <ul className="com-plain">
        {all.map(({ id, name }) => (
          <li key={id}>
            {name} <button type="button" className="com-link" disabled={withdraw.busy} aria-label={t('invite.withdrawOf', { name })} onClick={() => void withdraw.run({ communityId, id })}>{t('invite.withdraw')}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Closes a group or a space, once sure, and opens it again. */
export function ClosePanel({ community: { id, title, parentId, closedAt } }: { readonly community: Roster['community'] }): ReactElement {
  const t = useMessages('groups');
  const [open, setOpen] = useState(false);
  const close = useChange(CloseCommunityDocument, (result) => result.closeCommunity, { refetch: ['Roster', 'Communities'] });
  async function go(closed: boolean): Promise<void> {
    if (await close.run({ communityId: id, closed })) setOpen(false);
  }
  return (
    <section className="com-panel" aria-labelledby="fine">
      <h2 id="fine" className="h6">{t('close.title')}</h2>
      <p>{closedAt ? t('close.closed', { when: formatDate(closedAt) }) : t('close.text')}</p>
      {!open && close.message && <Notice kind="danger"><p>{close.message}</p></Notice>}
      {!open && close.error != null && <Failure error={close.error} />}
      {closedAt ? <Button color="primary" outline size="sm" disabled={close.busy} onClick={() => void go(false)}>{t('close.reopen')}</Button> : <Button color="primary" outline size="sm" onClick={() => setOpen(true)}>{t('close.go')}</Button>}
      <Dialog
        open={open}
        title={t('close.sure', { title })}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button color="primary" outline onClick={() => setOpen(false)}>{t('close.keep')}</Button>
            <Button color="danger" disabled={close.busy} onClick={() => void go(true)}>{t('close.go')}</Button>
          </>
        }
      >
        {close.message && <Notice kind="danger"><p>{close.message}</p></Notice>}
        {close.error != null && <Failure error={close.error} />}
        <p>{t('close.text')} {parentId === null && t('close.groups')}</p>
      </Dialog>
    </section>
  );
}

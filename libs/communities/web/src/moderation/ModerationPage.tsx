import './messages.js';
import '../communities.css';
import './moderation.css';
import { Badge, Button, EmptyState, Failure, Field, Notice, Page, Skeleton, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { BlockedLinksDocument, BlockLinkDocument, ModeratedCommunitiesDocument, UnblockLinkDocument } from './generated/graphql.js';

/** The communities that who looks moderates; for UPI's staff also the addresses that are looked at first. */
export function ModerationPage(): ReactElement {
  const t = useMessages('moderation');
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(ModeratedCommunitiesDocument, { fetchPolicy: 'cache-and-network' });
  const list = data?.moderatedCommunities;
  const isStaff = viewer?.memberships.some(({ enteKind }) => enteKind === 'UPI') ?? false;
  const actions = (
    <>
      {isStaff && <Link className="btn btn-outline-primary" to="/moderazione/domande">{t('unanswered')}</Link>}
      <Link className="btn btn-outline-primary" to="/moderazione/mie">{t('mine')}</Link>
    </>
  );
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={actions}>
      {error && !list && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={6} />}
      {list?.length === 0 && <EmptyState title={t('none')}><p>{t('noneText')}</p></EmptyState>}
      <ul className="com-list">
        {list?.map(({ id, key, title, open }) => (
          <li key={id} className={open > 0 ? 'com-row com-row--unread' : 'com-row'}>
            <p className="com-row__title">
              <Link to={`/moderazione/${key}`}>{title}</Link>
            </p>
            <p className="com-row__meta">
              <Badge tone={open > 0 ? 'warning' : 'neutral'}>{t('open', { count: open })}</Badge>
              <Link to={`/moderazione/${key}/registro`} aria-label={`${t('log')}: ${title}`}>{t('log')}</Link>
              <Link to={`/moderazione/${key}/limiti`} aria-label={`${t('limits')}: ${title}`}>{t('limits')}</Link>
            </p>
          </li>
        ))}
      </ul>
      {isStaff && <BlockedLinks />}
    </Page>
  );
}

function BlockedLinks(): ReactElement {
  const t = useMessages('moderation');
  const { data, error, refetch } = useQuery(BlockedLinksDocument, { fetchPolicy: 'cache-and-network' });
  const [address, setAddress] = useState('');
  const [note, setNote] = useState('');
  const block = useChange(BlockLinkDocument, (result) => result.blockLink, { refetch: ['BlockedLinks'] });
  const unblock = useChange(UnblockLinkDocument, (result) => result.unblockLink, { refetch: ['BlockedLinks'] });
  async function add(): Promise<void> {
    if (!(await block.run({ address, note }))) return;
    setAddress('');
    setNote('');
  }
  const list = data?.blockedLinks;
  return (
    <section aria-labelledby="indirizzi" className="com-form">
      <h2 id="indirizzi" className="h4">{t('links.title')}</h2>
      <p>{t('links.lead')}</p>
      {error && !list && <Failure error={error} retry={refetch} />}
      {list?.length === 0 && <p className="pc-quiet">{t('links.none')}</p>}
      <ul className="com-list">
        {list?.map((link) => (
          <li key={link.address} className="com-row">
            <p className="com-row__title">{link.address}</p>
            <p className="com-row__meta">
              <span className="pc-quiet">{t('links.added', { note: link.note, by: link.addedByName })}</span>
              <button type="button" className="com-link" disabled={unblock.busy} aria-label={t('links.removeOf', { address: link.address })} onClick={() => void unblock.run({ address: link.address })}>{t('links.remove')}</button>
            </p>
          </li>
        ))}
      </ul>
      {(block.message ?? unblock.message) && <Notice kind="danger"><p>{block.message ?? unblock.message}</p></Notice>}
      <Field id="indirizzo" label={t('links.address')} help={t('links.addressHelp')} error={block.problems['address']} required>
        <TextInput value={address} maxLength={300} onChange={setAddress} />
      </Field>
      <Field id="nota" label={t('links.note')}>
        <TextInput value={note} maxLength={300} onChange={setNote} />
      </Field>
      <Button color="primary" disabled={block.busy || address.trim() === ''} onClick={() => void add()}>{t('links.add')}</Button>
    </section>
  );
}

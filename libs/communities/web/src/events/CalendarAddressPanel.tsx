import { Button, Field, formatDate, Notice, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { CalendarAddressDocument, RenewCalendarAddressDocument, RevokeCalendarAddressDocument } from './generated/graphql.js';

/** Calendars for other programs: the public ones, and the person's own behind a secret that is shown once. */
export function CalendarAddressPanel({ communities }: { readonly communities: readonly { readonly key: string; readonly title: string }[] }): ReactElement {
  const t = useMessages('meetings');
  const viewer = useViewer();
  return (
    <div className="com-panel com-thread mt-4">
      {viewer && <OwnAddress />}
      <h2 className="h6">{t('address.publicTitle')}</h2>
      <ul className="mb-0">
        {communities.map(({ key, title }) => (
          <li key={key}>
            <a href={`/api/calendar/communities/${key}.ics`}>{t('address.public', { title })}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OwnAddress(): ReactElement {
  const t = useMessages('meetings');
  const options = { refetchQueries: ['CalendarAddress'], awaitRefetchQueries: true };
  const { data } = useQuery(CalendarAddressDocument, { fetchPolicy: 'cache-and-network' });
  const [renew, renewing] = useMutation(RenewCalendarAddressDocument, options);
  const [revoke, revoking] = useMutation(RevokeCalendarAddressDocument, options);
  const [given, setGiven] = useState('');
  const [done, setDone] = useState('');
  const since = data?.calendarAddress?.since;
  async function make(): Promise<void> {
    const path = (await renew().catch(() => null))?.data?.renewCalendarAddress.path;
    if (path) setGiven(`${location.origin}${path}`);
    setDone('');
  }
  async function takeAway(): Promise<void> {
    if (!(await revoke().catch(() => null))) return;
    setGiven('');
    setDone(t('address.revoked'));
  }
  async function copy(): Promise<void> {
    const copied = await navigator.clipboard.writeText(given).then(() => true, () => false);
    if (copied) setDone(t('address.copied'));
  }
  return (
    <section aria-labelledby="indirizzo-titolo" className="mb-4">
      <h2 id="indirizzo-titolo" className="h6">{t('address.title')}</h2>
      <p>{t('address.text')}</p>
      {since && !given && <p>{t('address.since', { when: formatDate(since) })}</p>}
      {given && (
        <>
          <Field id="indirizzo" label={t('address.given')} help={t('address.givenHelp')}>
            <TextInput className="evt-address" value={given} readOnly onChange={() => undefined} onFocus={(event) => event.target.select()} />
          </Field>
          <p><Button color="primary" outline size="sm" onClick={() => void copy()}>{t('address.copy')}</Button></p>
        </>
      )}
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      <div className="com-buttons">
        <Button color="primary" size="sm" outline={since !== undefined} disabled={renewing.loading} onClick={() => void make()}>{t(since ? 'address.renew' : 'address.make')}</Button>
        {since && <Button color="danger" outline size="sm" disabled={revoking.loading} onClick={() => void takeAway()}>{t('address.revoke')}</Button>}
        {since && <span className="pc-quiet">{t('address.renewHelp')}</span>}
      </div>
    </section>
  );
}

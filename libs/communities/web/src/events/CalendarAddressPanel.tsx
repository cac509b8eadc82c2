import { Button, Field, formatDate, Notice, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useLocation } from 'react-router';
import { CALENDAR_ADDRESS } from './calendar-address.js';
import { CalendarAddressDocument, RenewCalendarAddressDocument, RevokeCalendarAddressDocument } from './generated/graphql.js';

interface OfCommunity {
  readonly key: string;
  readonly title: string;
}

/**
 * Calendars for other programs: the public ones, and the person's own behind a secret that is shown once.
 * @param communities those that everybody reads. @param closed those of the viewer that nobody else reads: their calendars stand behind his secret
 */
export function CalendarAddressPanel({ communities, closed }: { readonly communities: readonly OfCommunity[]; readonly closed: readonly OfCommunity[] }): ReactElement {
  const t = useMessages('meetings');
  const viewer = useViewer();
  return (
    <div className="com-panel com-thread mt-4">
      {viewer && <OwnAddress closed={closed} />}
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

function OwnAddress({ closed }: { readonly closed: readonly OfCommunity[] }): ReactElement {
  const t = useMessages('meetings');
  const options = { refetchQueries: ['CalendarAddress'], awaitRefetchQueries: true };
  const { data } = useQuery(CalendarAddressDocument, { fetchPolicy: 'cache-and-network' });
  const [renew, renewing] = useMutation(RenewCalendarAddressDocument, options);
  const [revoke, revoking] = useMutation(RevokeCalendarAddressDocument, options);
  const [given, setGiven] = useState('');
  const [done, setDone] = useState('');
  const since = data?.calendarAddress?.since;
  const heading = useRef<HTMLHeadingElement>(null);
  const isCalledFor = useLocation().hash === `#${CALENDAR_ADDRESS}`;
  const isThere = data !== undefined;
  // The page of a community leads here, below a month that is not there yet when the page is.
  useEffect(() => {
    if (isCalledFor && isThere) heading.current?.focus();
  }, [isCalledFor, isThere]);
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
  async function copy(address: string): Promise<void> {
    const copied = await navigator.clipboard.writeText(address).then(() => true, () => false);
    if (copied) setDone(t('address.copied'));
  }
  return (
    <section aria-labelledby={CALENDAR_ADDRESS} className="mb-4">
      <h2 ref={heading} id={CALENDAR_ADDRESS} className="h6" tabIndex={-1}>{t('address.title')}</h2>
      <p>{t('address.text')}</p>
      {since && !given && <p>{t('address.since', { when: formatDate(since) })}</p>}
      {given && (
        <>
          <Field id="indirizzo" label={t('address.given')} help={t('address.givenHelp')}>
            <TextInput className="evt-address" value={given} readOnly onChange={() => undefined} onFocus={(event) => event.target.select()} />
          </Field>
          <p><Button color="primary" outline size="sm" onClick={() => void copy(given)}>{t('address.copy')}</Button></p>
        </>
      )}
      {closed.length > 0 && (
        <section aria-labelledby="indirizzo-community">
          <h3 id="indirizzo-community" className="h6">{t('address.closedTitle')}</h3>
          <p>{t(given ? 'address.closedGiven' : since ? 'address.closedSince' : 'address.closedText')}</p>
          <ul className={given ? 'com-plain' : undefined}>
            {closed.map(({ key, title }) => (
              <li key={key}>
                {given ? <OneOf title={title} address={`${given}?community=${key}`} id={`indirizzo-di-${key}`} copy={copy} /> : since ? <>{title}: <code>?community={key}</code></> : title}
              </li>
            ))}
          </ul>
        </section>
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

function OneOf({ title, address, id, copy }: { readonly title: string; readonly address: string; readonly id: string; readonly copy: (address: string) => Promise<void> }): ReactElement {
  const t = useMessages('meetings');
  return (
    <>
      <Field id={id} label={t('address.onlyOf', { title })}>
        <TextInput className="evt-address" value={address} readOnly onChange={() => undefined} onFocus={(event) => event.target.select()} />
      </Field>
      <p><Button color="primary" outline size="sm" aria-label={t('address.copyOf', { title })} onClick={() => void copy(address)}>{t('address.copy')}</Button></p>
    </>
  );
}

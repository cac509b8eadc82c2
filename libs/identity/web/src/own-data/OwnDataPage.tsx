import '../messages.js';
import '../page-messages.js';
import './messages.js';
import { useQuery } from '@apollo/client/react';
import { Button, Dialog, Disclosure, Failure, Field, formatDate, formatDateTime, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { PasswordInput } from '../PasswordInput.js';
import { RefusalNotice } from '../RefusalNotice.js';
import { AskErasureDocument, AskPersonalCopyDocument, OwnDataDocument, TakeBackErasureDocument, type OwnDataQuery } from './generated/graphql.js';

type Own = OwnDataQuery['ownData'];
const LOOK_MS = 2_000;
const REFETCH = { refetch: ['OwnData'] };

/** One's own data: a copy, and the erasure with its way back. */
export function OwnDataPage(): ReactNode {
  const t = useMessages('ownData');
  const { data, error, refetch, startPolling, stopPolling } = useQuery(OwnDataDocument, { fetchPolicy: 'cache-and-network' });
  const own = data?.ownData;
  const isMaking = own?.copy?.state === 'IN_ATTESA';
  useEffect(() => {
    if (!isMaking) return;
    startPolling(LOOK_MS);
    return stopPolling;
  }, [isMaking, startPolling, stopPolling]);
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('profile'), to: '/profilo' }, { label: t('title') }]}>
      {error && !own && <Failure error={error} retry={refetch} />}
      {!own && !error && <Skeleton lines={8} />}
      {own && (
        <>
          <Copy copy={own.copy} />
          <Erasure erasure={own.erasure} />
          <Held held={own.held} />
        </>
      )}
    </Page>
  );
}

function Copy({ copy }: { readonly copy: Own['copy'] }): ReactNode {
  const t = useMessages('ownData');
  const ask = useChange(AskPersonalCopyDocument, (data) => data.askPersonalCopy, REFETCH);
  return (
    <section aria-labelledby="data-copy" className="pc-section">
      <h2 id="data-copy">{t('copy.title')}</h2>
      <p>{t('copy.text')}</p>
      <RefusalNotice change={ask} />
      <div role="status">
        {copy?.state === 'IN_ATTESA' && (
          <>
            <p className="mb-1">{t('copy.making', { done: copy.partsDone, all: copy.partsAll })}</p>
            <progress aria-label={t('copy.progress')} value={copy.partsDone} max={copy.partsAll} />
          </>
        )}
        {copy?.state === 'PRONTA' && <p>{t('copy.ready', { when: formatDateTime(copy.readyAt!), until: formatDate(copy.expiresAt!) })}</p>}
      </div>
      <div className="pc-buttons">
        {copy?.state === 'PRONTA' && <a className="btn btn-primary btn-sm" href={`/api/personal-copies/${copy.id}`} download="i-miei-dati.zip">{t('copy.download', { size: Math.max(1, Math.round((copy.size ?? 0) / 1024)) })}</a>}
        {copy?.state !== 'IN_ATTESA' && <Button color="primary" outline size="sm" disabled={ask.busy} onClick={() => void ask.run({})}>{t(copy ? 'copy.again' : 'copy.ask')}</Button>}
      </div>
    </section>
  );
}

function Erasure({ erasure }: { readonly erasure: Own['erasure'] }): ReactNode {
  const t = useMessages('ownData');
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState(false);
  const back = useChange(TakeBackErasureDocument, (data) => data.takeBackErasure, REFETCH);
  return (
    <section aria-labelledby="data-erasure" className="pc-section">
      <h2 id="data-erasure">{t('erasure.title')}</h2>
      <p>{t('erasure.text')}</p>
      <p>{t('erasure.waiting')}</p>
      <RefusalNotice change={back} />
      <div role="status">
        {erasure && <Notice kind="warning"><p>{t('erasure.asked', { when: formatDateTime(erasure.dueAt) })}</p></Notice>}
        {said && !erasure && <Notice kind="success"><p>{t('erasure.takenBack')}</p></Notice>}
      </div>
      {erasure ? (
        <Button color="primary" size="sm" disabled={back.busy} onClick={() => void back.run({}).then((outcome) => outcome && setSaid(true))}>{t('erasure.takeBack')}</Button>
      ) : (
        <Button color="danger" outline size="sm" onClick={() => setAsking(true)}>{t('erasure.go')}</Button>
      )}
      {asking && <AskDialog onClose={() => setAsking(false)} />}
    </section>
  );
}

function AskDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useMessages('ownData');
  const [password, setPassword] = useState('');
  const ask = useChange(AskErasureDocument, (data) => data.askErasure, REFETCH);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await ask.run({ input: { password } })) onClose();
  };
  return (
    <Dialog open title={t('erasure.sure')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice change={ask} />
        <p>{t('erasure.sureText')}</p>
        <p>{t('erasure.lastInCharge')}</p>
        <Field id="cancellazione-password" label={t('erasure.password')} error={ask.problems['password']}>
          <PasswordInput value={password} onChange={setPassword} autoComplete="current-password" />
        </Field>
        <div className="pc-buttons">
          <Button type="submit" color="danger" disabled={ask.busy}>{t('erasure.confirm')}</Button>
          <Button type="button" color="primary" outline onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Held({ held }: { readonly held: Own['held'] }): ReactNode {
  const t = useMessages('ownData');
  return (
    <section aria-labelledby="data-held" className="pc-section">
      <h2 id="data-held">{t('held.title')}</h2>
      <p>{t('held.text')}</p>
      {held.map(({ title, items }) => (
        <Disclosure key={title} summary={title}>
          <div className="pc-table-scroll">
            <table className="table pc-table pc-table--cards">
              <caption className="visually-hidden">{t('held.caption', { part: title })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('held.what')}</th>
                  <th scope="col">{t('held.fate')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ title: item, fate, reason }) => (
                  <tr key={item}>
                    <th scope="row">{item}</th>
                    <td data-label={t('held.fate')}>{t(`held.fates.${fate}`)}{reason && <div className="pc-quiet">{reason}</div>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Disclosure>
      ))}
    </section>
  );
}

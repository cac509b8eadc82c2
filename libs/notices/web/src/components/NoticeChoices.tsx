import '../messages.js';
import '../notices.css';
import { Failure, Notice, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { ChooseNoticeInProductDocument, ChooseNoticeMailDocument, NoticeChoicesDocument, type MailFrequency, type NoticeChoicesQuery } from '../generated/graphql.js';

type Choice = NoticeChoicesQuery['noticeChoices'][number];

const REFETCH = ['NoticeChoices'];
/** Nothing was chosen: as he follows it. */
const AS_FOLLOWED = 'COME';
const AT_ONCE_ONLY: readonly MailFrequency[] = ['SUBITO', 'MAI'];
const FREQUENCIES: readonly MailFrequency[] = ['SUBITO', 'GIORNALIERA', 'SETTIMANALE', 'MAI'];

/** Of which kinds of things the viewer is told, in the product and by mail. A table; on a narrow screen its rows are drawn as cards. */
export function NoticeChoices(): ReactElement {
  const t = useMessages('notices');
  const { data, error, refetch } = useQuery(NoticeChoicesDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={10} />;
  return (
    <>
      <p>{t('choices.help')}</p>
      <p>
        {t('choices.stronger')} <Link to="/avvisi?scheda=posta">{t('choices.toMail')}</Link>
      </p>
      <div className="table-responsive" tabIndex={0} role="region" aria-label={t('choices.table')}>
        <table className="table notice-choices">
          <caption className="visually-hidden">{t('choices.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('choices.kind')}</th>
              <th scope="col">{t('choices.product')}</th>
              <th scope="col">{t('choices.mail')}</th>
            </tr>
          </thead>
          {[...Map.groupBy(data.noticeChoices, ({ group }) => group)].map(([group, choices]) => (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={3} className="notice-choices__group">{t(`choices.groups.${group}`)}</th>
              </tr>
              {choices.map((choice) => (choice.fixed === null ? <ChoiceRow key={choice.topic} choice={choice} /> : <FixedRow key={choice.topic} name={t(`choices.kinds.${choice.topic}`)} reason={t(`choices.reasons.${choice.fixed}`)} inProduct />))}
            </tbody>
          ))}
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={3} className="notice-choices__group">{t('choices.groups.accesso')}</th>
            </tr>
            <FixedRow name={t('choices.access')} reason={t('choices.reasons.ACCESSO')} inProduct={false} />
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The name of the column, where the head of the table is not drawn. */
function Column({ name }: { readonly name: string }): ReactElement {
  return <span aria-hidden="true" className="notice-choices__column">{name}</span>;
}

function FixedRow({ name, reason, inProduct }: { readonly name: string; readonly reason: string; readonly inProduct: boolean }): ReactElement {
  const t = useMessages('notices');
  return (
    <tr>
      <th scope="row">
        {name}
        <small className="notice-choices__reason">{reason}</small>
      </th>
      <td><Column name={t('choices.product')} />{inProduct ? t('choices.always') : '—'}</td>
      <td><Column name={t('choices.mail')} />{t('choices.always')}</td>
    </tr>
  );
}

function ChoiceRow({ choice: { topic, inProduct, mail, followed, atOnceOnly } }: { readonly choice: Choice }): ReactElement {
  const t = useMessages('notices');
  const [done, setDone] = useState('');
  const product = useChange(ChooseNoticeInProductDocument, (data) => data.chooseNoticeInProduct, { refetch: REFETCH });
  const letters = useChange(ChooseNoticeMailDocument, (data) => data.chooseNoticeMail, { refetch: REFETCH });
  const kind = t(`choices.kinds.${topic}`);
  const [busy, error, message] = [product.busy || letters.busy, product.error ?? letters.error, product.message ?? letters.message];
  const told = (changed: unknown): void => setDone(changed ? t('changed') : '');
  return (
    <tr>
      <th scope="row">
        {kind}
        <small role="status" className="notice-choices__reason">{done}</small>
        {error != null && <Failure error={error} />}
        {message && <Notice kind="danger"><p>{message}</p></Notice>}
      </th>
      <td>
        <Column name={t('choices.product')} />
        <input type="checkbox" aria-label={t('choices.productOf', { kind })} checked={inProduct} disabled={busy} onChange={({ target }) => void product.run({ topic, inProduct: target.checked }).then(told)} />
      </td>
      <td>
        <Column name={t('choices.mail')} />
        <Select
          id={`posta-${topic}`}
          aria-label={t('choices.mailOf', { kind })}
          value={mail ?? (followed ? AS_FOLLOWED : 'SUBITO')}
          placeholder={null}
          disabled={busy}
          onChange={(value) => void letters.run({ topic, frequency: value === AS_FOLLOWED ? null : (value as MailFrequency) }).then(told)}
          options={[...(followed ? [AS_FOLLOWED] : []), ...(atOnceOnly ? AT_ONCE_ONLY : FREQUENCIES)].map((value) => ({ value, label: t(`choices.frequencies.${value}`) }))}
        />
      </td>
    </tr>
  );
}

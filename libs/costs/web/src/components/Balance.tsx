import { formatAmount, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { Result } from '../hooks/useSimulation.js';

/** Revenue against expenses, year by year, and how many Comuni it takes; who was left out, by name. */
export function Balance({ result }: { readonly result: Result }): ReactElement {
  const t = useMessages('costs');
  const [first] = result.schemes;
  const years = first?.years ?? [];
  const needed = (count: number | null): string => (count === null ? t('balance.never') : t('balance.needed', { count, total: result.comuni.length }));
  const without = result.leftOut.filter(({ reason }) => reason === 'SENZA_POPOLAZIONE');
  const gone = result.leftOut.filter(({ reason }) => reason === 'NON_IN_VIGORE');
  const names = (list: Result['leftOut']): string => list.map(({ nome }) => nome ?? t('told.gone')).join(', ');
  return (
    <section className="pc-card" aria-labelledby="bilancio">
      <h2 id="bilancio" className="h5">
        {t('balance.title')}
      </h2>
      <p>{t('balance.joining', { count: result.joining, total: result.comuni.length })}</p>
      {without.length > 0 && <Notice kind="warning">{t('balance.without', { count: without.length, names: names(without) })}</Notice>}
      {gone.length > 0 && <Notice kind="warning">{t('balance.gone', { count: gone.length, names: names(gone) })}</Notice>}
      <div className="table-responsive" tabIndex={0} role="region" aria-label={t('balance.title')}>
        <table className="table table-sm">
          <caption className="visually-hidden">{t('balance.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('balance.year')}</th>
              <th scope="col" className="text-end">
                {t('balance.expenses')}
              </th>
              {result.schemes.map(({ key, title }) => (
                <th key={key} scope="col" className="text-end">
                  {t('balance.of', { title })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, expenses }, index) => (
              <tr key={year}>
                <th scope="row">{t('balance.yearNumber', { year })}</th>
                <td className="text-end">{formatAmount(expenses)}</td>
                {result.schemes.map((scheme) => (
                  <td key={scheme.key} className={`text-end ${scheme.years[index]!.balance < 0 ? 'costs-more' : ''}`}>
                    {formatAmount(scheme.years[index]!.balance)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="costs-note">{t('balance.note')}</p>
      <h3 className="h6">{t('balance.breakEven')}</h3>
      {years.every(({ expenses }) => expenses === 0) ? (
        <p>{t('balance.noExpenses')}</p>
      ) : (
      <div className="table-responsive" tabIndex={0} role="region" aria-label={t('balance.breakEven')}>
        <table className="table table-sm">
          <caption className="visually-hidden">{t('balance.breakEven')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('balance.scheme')}</th>
              <th scope="col">{t('balance.order')}</th>
              <th scope="col">{t('balance.firstYear')}</th>
              <th scope="col">{t('balance.wholePeriod')}</th>
            </tr>
          </thead>
          <tbody>
            {result.schemes.flatMap(({ key, title, breakEven }) =>
              breakEven.map(({ order, firstYear, wholePeriod }) => (
                <tr key={`${key} ${order}`}>
                  <th scope="row">{title}</th>
                  <td>{t(`orders.${order}`)}</td>
                  <td>{needed(firstYear)}</td>
                  <td>{needed(wholePeriod)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      )}
    </section>
  );
}

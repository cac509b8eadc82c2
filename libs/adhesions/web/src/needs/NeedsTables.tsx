import { Badge, formatDate, formatNumber, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { NeedsBoardFieldsFragment } from '../generated/graphql.js';
import { CHOICES, quantity } from './words.js';

/** What the Enti say, service by service and Ente by Ente, with the same as files. */
export function NeedsTables({ board }: { board: NeedsBoardFieldsFragment }): ReactElement {
  return (
    <>
      <Summary board={board} />
      {board.rows.length > 0 && <Enti board={board} />}
    </>
  );
}

function Files({ board, table }: { board: NeedsBoardFieldsFragment; table: 'riepilogo' | 'risposte' }): ReactElement {
  const t = useMessages('needs');
  return (
    <p>
      {['csv', 'xlsx', 'ods'].map((format) => (
        <a key={format} className="btn btn-outline-primary btn-xs me-1" href={`/api/needs/${board.sheet.id}/table?tavola=${table}&formato=${format}`} download>
          {t(table === 'riepilogo' ? 'board.summaryFile' : 'board.answersFile', { format: format.toUpperCase() })}
        </a>
      ))}
    </p>
  );
}

function Summary({ board }: { board: NeedsBoardFieldsFragment }): ReactElement {
  const t = useMessages('needs');
  const listed = new Set(board.list?.services.map(({ key }) => key));
  return (
    <section aria-labelledby="riepilogo">
      <h2 id="riepilogo" className="h5">
        {t('board.summary')}
      </h2>
      <Files board={board} table="riepilogo" />
      <div className="table-responsive" tabIndex={0} role="region" aria-label={t('board.summary')}>
        <table className="table">
          <caption className="visually-hidden">{t('board.summary')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('board.service')}</th>
              {CHOICES.map((choice) => (
                <th key={choice} scope="col" className="needs-number">
                  {t(`choice.${choice}`)}
                </th>
              ))}
              <th scope="col" className="needs-number">
                {t('board.silent')}
              </th>
              <th scope="col" className="needs-number">
                {t('board.asked')}
              </th>
              <th scope="col" className="needs-number">
                {t('board.people')}
              </th>
            </tr>
          </thead>
          <tbody>
            {board.summary.map(({ service, counts, quantities, wantedQuantity, population }) => (
              <tr key={service.key}>
                <th scope="row">
                  {service.name} {listed.has(service.key) && <Badge tone="success">{t('board.listed', { year: board.sheet.year })}</Badge>}
                </th>
                {CHOICES.map((choice) => (
                  <td key={choice} className="needs-number">
                    {formatNumber(counts[choice])}
                    {service.unit !== '' && choice !== 'NON_INTERESSA' && quantities[choice] > 0 && (
                      <small>
                        {quantity(quantities[choice])} {service.unit}
                      </small>
                    )}
                  </td>
                ))}
                <td className="needs-number">{formatNumber(board.rows.length - board.answered)}</td>
                <td className="needs-number">{service.unit === '' ? '—' : `${quantity(wantedQuantity)} ${service.unit}`}</td>
                <td className="needs-number">{formatNumber(population)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Enti({ board }: { board: NeedsBoardFieldsFragment }): ReactElement {
  const t = useMessages('needs');
  const names = new Map(board.sheet.services.map((service) => [service.key, service]));
  return (
    <section aria-labelledby="ogni-ente">
      <h2 id="ogni-ente" className="h5">
        {t('board.enti')}
      </h2>
      <Files board={board} table="risposte" />
      <div className="table-responsive" tabIndex={0} role="region" aria-label={t('board.enti')}>
        <table className="table">
          <caption className="visually-hidden">{t('board.enti')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('board.ente')}</th>
              <th scope="col">{t('board.answer')}</th>
              {CHOICES.slice(0, 3).map((choice) => (
                <th key={choice} scope="col">
                  {t(`choice.${choice}`)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t('board.open')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {board.rows.map((row) => (
              <tr key={row.adhesionId}>
                <th scope="row">{row.ente.denominazione}</th>
                <td>
                  {row.sentAt ? t('board.sentOn', { date: formatDate(row.sentAt) }) : t(row.writing ? 'board.writing' : 'board.nothing')}
                  {!row.sentAt && row.remindedAt && <small className="d-block">{t('board.reminded', { date: formatDate(row.remindedAt) })}</small>}
                </td>
                {CHOICES.slice(0, 3).map((choice) => (
                  <td key={choice}>
                    {row.lines
                      .filter((line) => line.choice === choice && names.has(line.service))
                      .map((line) => `${names.get(line.service)!.name}${line.quantity ? ` (${line.quantity} ${names.get(line.service)!.unit})` : ''}`)
                      .join(', ') || '—'}
                  </td>
                ))}
                <td>
                  <Link className="btn btn-outline-primary btn-xs" to={`/adesioni/${row.adhesionId}`} aria-label={t('board.openOf', { name: row.ente.denominazione })}>
                    {t('board.open')}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

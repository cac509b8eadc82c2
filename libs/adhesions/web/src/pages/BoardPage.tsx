import { Badge, Button, EmptyState, Failure, Field, formatDate, formatNumber, Notice, Page, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import '../adhesions.css';
import '../messages.js';
import { DeliberePanel } from '../batch/DeliberePanel.js';
import { InviteDialog } from '../components/InviteDialog.js';
import { euros, percent, STATES, TONES } from '../components/words.js';
import { AdhesionBoardDocument, RemindEntiDocument, type AdhesionBoardFieldsFragment } from '../generated/graphql.js';

/** Who adheres to a Provincia's convention: figures, a tile for each Comune, the table. The state one looks at is in the address. */
export function BoardPage(): ReactElement {
  const t = useMessages('adhesions');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(AdhesionBoardDocument, { variables: { instanceId: id }, fetchPolicy: 'cache-and-network' });
  const board = data?.adhesionBoard;
  const [inviting, setInviting] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  return (
    <Page
      title={t('board.title')}
      wide
      lead={board ? t('board.lead', { name: board.convention.title }) : undefined}
      crumbs={[{ label: t('acts'), to: '/atti' }, ...(board ? [{ label: board.convention.title, to: `/atti/${id}` }] : []), { label: t('board.crumb') }]}
      actions={
        board && (
          <>
            <Link className="btn btn-outline-primary btn-xs" to={`/atti/${id}/fabbisogni`}>
              {t('board.needs')}
            </Link>{' '}
            {board.viewerCanKeep && (
              <Button color="primary" size="xs" type="button" onClick={() => setInviting(true)}>
                {t('board.invite')}
              </Button>
            )}
          </>
        )
      }
    >
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {board === null && (
        <EmptyState
          title={t('board.none')}
          action={
            <>
              <p>{t('board.noneText')}</p>
              <Link className="btn btn-primary" to={`/atti/${id}/approvazione`}>
                {t('board.noneGo')}
              </Link>
            </>
          }
        />
      )}
      {board && (
        <>
          <div role="status">{done && <Notice kind="success">{done}</Notice>}</div>
          <Figures board={board} />
          {board.onEarlierText.length > 0 && <Notice kind="info">{t('board.earlier', { count: board.onEarlierText.length, names: board.onEarlierText.map(({ nome }) => nome).join(', ') })}</Notice>}
          <Tiles board={board} />
          <DeliberePanel instanceId={board.convention.instanceId} invited={board.rows.length} />
          <Rows board={board} onDone={setDone} />
          {inviting && (
            <InviteDialog
              board={board}
              onClose={() => setInviting(false)}
              onDone={(count, letters) => {
                setInviting(false);
                setDone(t('board.inviteDone', { count, letters }));
              }}
            />
          )}
        </>
      )}
    </Page>
  );
}

function Figures({ board: { coverage, expectedRevenue } }: { board: AdhesionBoardFieldsFragment }): ReactElement {
  const t = useMessages('adhesions');
  const { net, vat, total } = expectedRevenue;
  return (
    <dl className="adhesion-figures">
      <div>
        <dt>{t('board.adhering')}</dt>
        <dd>{t('board.ofComuni', { count: formatNumber(coverage.adhering), total: formatNumber(coverage.comuni) })}</dd>
      </div>
      <div>
        <dt>{t('board.population')}</dt>
        <dd>{t('board.ofPopulation', { count: formatNumber(coverage.adheringPopulation), total: formatNumber(coverage.population), percent: percent(coverage.adheringPopulation, coverage.population) })}</dd>
      </div>
      <div>
        <dt>{t('board.invited')}</dt>
        <dd>{t('board.ofComuni', { count: formatNumber(coverage.invited), total: formatNumber(coverage.comuni) })}</dd>
      </div>
      <div>
        <dt>{t('board.revenue')}</dt>
        <dd>
          {vat === 0 ? t('board.revenuePlain', { total: euros(total) }) : t('board.revenueIs', { net: euros(net), vat: euros(vat), total: euros(total) })}
          <small>{t('board.revenueNote')}</small>
        </dd>
      </div>
    </dl>
  );
}

/** One tile for each Comune: its state in a letter and a colour, said in full to who hears it. The table below is its twin. */
function Tiles({ board }: { board: AdhesionBoardFieldsFragment }): ReactElement {
  const t = useMessages('adhesions');
  const tiles = [...board.rows.map((row) => ({ id: row.ente.id, nome: row.ente.nome, state: row.state, to: `/adesioni/${row.id}` })), ...board.notInvited.map((ente) => ({ id: ente.id, nome: ente.nome, state: 'DA_INVITARE', to: null }))].sort((a, b) => a.nome.localeCompare(b.nome, 'it'));
  const word = (state: string): string => (state === 'DA_INVITARE' ? t('toInvite') : t(`state.${state}`));
  const present = [...STATES, 'DA_INVITARE'].filter((state) => tiles.some((tile) => tile.state === state));
  return (
    <section aria-labelledby="riquadri">
      <h2 id="riquadri" className="h5">
        {t('board.tiles')}
      </h2>
      <ul className="adhesion-legend">
        {present.map((state) => (
          <li key={state}>
            <span className="adhesion-tile" data-state={state} style={{ display: 'inline-flex', minHeight: 0 }}>
              <b aria-hidden="true">{t(`short.${state}`)}</b> {word(state)}: {formatNumber(tiles.filter((tile) => tile.state === state).length)}
            </span>
          </li>
        ))}
      </ul>
      <ul className="adhesion-tiles">
        {tiles.map((tile) => {
          const inside = (
            <>
              <b aria-hidden="true">{t(`short.${tile.state}`)}</b>
              <span aria-hidden={tile.to !== null}>{tile.nome}</span>
              {tile.to === null && <span className="visually-hidden">: {word(tile.state)}</span>}
            </>
          );
          return (
            <li key={tile.id}>
              {tile.to === null ? (
                <span className="adhesion-tile" data-state={tile.state}>
                  {inside}
                </span>
              ) : (
                <Link className="adhesion-tile" data-state={tile.state} to={tile.to} aria-label={t('board.tileOf', { name: tile.nome, state: word(tile.state) })}>
                  {inside}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Rows({ board, onDone }: { board: AdhesionBoardFieldsFragment; onDone: (message: string | null) => void }): ReactElement {
  const t = useMessages('adhesions');
  const [search, setSearch] = useSearchParams();
  const state = search.get('stato') ?? '';
  const remind = useChange(RemindEntiDocument, (data) => data.remindEnti, { refetch: ['AdhesionBoard'] });
  const rows = board.rows.filter((row) => state === '' || row.state === state);
  const owing = rows.filter((row) => row.remindable);

  async function go(): Promise<void> {
    onDone(null);
    const outcome = await remind.run({ instanceId: board.convention.instanceId, ids: owing.map(({ id }) => id) });
    if (outcome?.__typename === 'EntiReached') onDone(t('board.reminded', { count: outcome.count, letters: outcome.letters }));
  }

  if (board.rows.length === 0) return <EmptyState title={t('board.empty')} />;
  return (
    <section aria-labelledby="enti-invitati">
      <h2 id="enti-invitati" className="h5">
        {t('board.table')}
      </h2>
      {remind.message && <Notice kind="danger">{remind.message}</Notice>}
      {remind.error != null && <Failure error={remind.error} />}
      <div className="adhesion-bar">
        <Field id="stato" label={t('board.filter')}>
          <Select value={state} onChange={(value) => setSearch(value ? { stato: value } : {}, { replace: true, preventScrollReset: true })} placeholder={null} options={[{ value: '', label: t('board.all') }, ...STATES.map((value) => ({ value, label: t(`state.${value}`) }))]} />
        </Field>
        {board.viewerCanKeep && owing.length > 0 && (
          <Button color="primary" outline size="sm" type="button" disabled={remind.busy} onClick={() => void go()}>
            {t('board.remindAll', { count: owing.length })}
          </Button>
        )}
        <span>
          {['csv', 'xlsx', 'ods'].map((format) => (
            <a key={format} className="btn btn-outline-primary btn-xs me-1" href={`/api/adhesions/${board.convention.instanceId}/table?formato=${format}`} download>
              {t('board.download', { format: format.toUpperCase() })}
            </a>
          ))}
        </span>
      </div>
      {rows.length === 0 ? (
        <p>{t('board.noneInFilter')}</p>
      ) : (
        <div className="table-responsive" tabIndex={0} role="region" aria-label={t('board.table')}>
          <table className="table">
            <caption className="visually-hidden">{t('board.table')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('board.ente')}</th>
                <th scope="col">{t('board.filter')}</th>
                <th scope="col" className="adhesion-number">
                  {t('board.inhabitants')}
                </th>
                <th scope="col">{t('board.services')}</th>
                <th scope="col" className="adhesion-number">
                  {t('board.share')}
                </th>
                <th scope="col">{t('board.lastWord')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('board.open')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    {row.ente.denominazione}
                    {row.mergedInto && <small className="d-block">{t('board.mergedInto', { name: row.mergedInto.denominazione })}</small>}
                    {row.standsFor > 0 && <small className="d-block">{t('board.forComuni', { count: row.standsFor })}</small>}
                  </th>
                  <td>
                    <Badge tone={TONES[row.state] ?? 'neutral'}>{t(`state.${row.state}`)}</Badge>
                  </td>
                  <td className="adhesion-number">{row.ente.popolazione === null ? '—' : formatNumber(row.ente.popolazione)}</td>
                  <td>{row.services.length > 0 ? row.services.join(', ') : '—'}</td>
                  <td className="adhesion-number">{row.share ? euros(row.share.total) : <small>{t(`board.unknown.${row.shareUnknown ?? 'NON_DAL_TESTO'}`)}</small>}</td>
                  <td>
                    {t('board.invitedOn', { date: formatDate(row.invitedAt) })}
                    {row.remindedAt && <small className="d-block">{t('board.remindedOn', { date: formatDate(row.remindedAt) })}</small>}
                    {!row.hasContact && <small className="d-block">{t('board.noLetter')}</small>}
                  </td>
                  <td>
                    <Link className="btn btn-outline-primary btn-xs" to={`/adesioni/${row.id}`} aria-label={t('board.openOf', { name: row.ente.denominazione })}>
                      {t('board.open')}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

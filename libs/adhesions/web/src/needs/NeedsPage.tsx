import { Badge, Button, EmptyState, Failure, Field, formatDate, formatNumber, Notice, Page, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import '../adhesions.css';
import { NeedsBoardDocument, NeedsSheetsDocument, RemindNeedsDocument, type NeedsBoardFieldsFragment, type NeedsSheetFieldsFragment, type NeedsSheetsQuery } from '../generated/graphql.js';
import { NeedsListSection } from './NeedsListSection.js';
import { NeedsTables } from './NeedsTables.js';
import { SheetDialog } from './SheetDialog.js';
import { STATE_TONES } from './words.js';
import './messages.js';
import './needs.css';

type Sheets = NonNullable<NeedsSheetsQuery['needsSheets']>;

/** The schede dei fabbisogni of a convention: the years, and what the Enti say in the one chosen, which is in the address. */
export function NeedsPage(): ReactElement {
  const t = useMessages('needs');
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery(NeedsSheetsDocument, { variables: { instanceId: id }, fetchPolicy: 'cache-and-network' });
  const sheets = data?.needsSheets;
  const [editing, setEditing] = useState<NeedsSheetFieldsFragment | 'new' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const shown = sheets?.sheets.find(({ id: sheetId }) => sheetId === search.get('scheda')) ?? sheets?.sheets[0];
  const canOpen = sheets?.viewerCanKeep === true && sheets.mayOpen;
  return (
    <Page
      title={t('title')}
      wide
      lead={sheets ? t('lead', { name: sheets.title }) : undefined}
      crumbs={[{ label: t('acts'), to: '/atti' }, ...(sheets ? [{ label: sheets.title, to: `/atti/${id}` }] : []), { label: t('crumb') }]}
      actions={
        canOpen && (
          <Button color="primary" size="xs" type="button" onClick={() => setEditing('new')}>
            {t('open', { year: sheets.nextYear })}
          </Button>
        )
      }
    >
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {sheets === null && <NotYet instanceId={id} />}
      {sheets && (
        <>
          <div role="status">{done && <Notice kind="success">{done}</Notice>}</div>
          {!sheets.mayOpen && <Notice kind="info">{t('notInForce')}</Notice>}
          {!shown && <EmptyState title={t('empty')} action={<p>{t('emptyText')}</p>} />}
          {shown && (
            <>
              {sheets.sheets.length > 1 && <Years sheets={sheets} shownId={shown.id} onChoose={(sheetId) => setSearch({ scheda: sheetId }, { replace: true, preventScrollReset: true })} />}
              <Board key={shown.id} sheetId={shown.id} onChange={setEditing} onDone={setDone} />
            </>
          )}
          {editing && (
            <SheetDialog
              instanceId={id}
              sheets={sheets}
              sheet={editing === 'new' ? null : editing}
              onClose={() => setEditing(null)}
              onDone={(sheetId) => {
                setEditing(null);
                setDone(t('board.done'));
                setSearch({ scheda: sheetId }, { replace: true, preventScrollReset: true });
              }}
            />
          )}
        </>
      )}
    </Page>
  );
}

function NotYet({ instanceId }: { instanceId: string }): ReactElement {
  const t = useMessages('needs');
  return (
    <EmptyState
      title={t('none')}
      action={
        <>
          <p>{t('noneText')}</p>
          <Link className="btn btn-primary" to={`/atti/${instanceId}/adesioni`}>
            {t('toAdhesions')}
          </Link>
        </>
      }
    />
  );
}

function Years({ sheets, shownId, onChoose }: { sheets: Sheets; shownId: string; onChoose: (id: string) => void }): ReactElement {
  const t = useMessages('needs');
  return (
    <div className="needs-bar">
      <Field id="anno-della-scheda" label={t('year')}>
        <Select value={shownId} onChange={onChoose} placeholder={null} options={sheets.sheets.map(({ id, year, state }) => ({ value: id, label: t('yearOf', { year, state: t(`state.${state}`) }) }))} />
      </Field>
    </div>
  );
}

function Board({ sheetId, onChange, onDone }: { sheetId: string; onChange: (sheet: NeedsSheetFieldsFragment) => void; onDone: (message: string | null) => void }): ReactElement {
  const { data, error, refetch } = useQuery(NeedsBoardDocument, { variables: { sheetId }, fetchPolicy: 'cache-and-network' });
  const board = data?.needsBoard;
  if (!board) return error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={8} />;
  return (
    <>
      <Head board={board} onChange={onChange} onDone={onDone} />
      <NeedsTables board={board} />
      <NeedsListSection board={board} />
    </>
  );
}

function Head({ board, onChange, onDone }: { board: NeedsBoardFieldsFragment; onChange: (sheet: NeedsSheetFieldsFragment) => void; onDone: (message: string | null) => void }): ReactElement {
  const t = useMessages('needs');
  const { sheet, viewerCanKeep, answered, answeredPopulation, rows, remindable } = board;
  const remind = useChange(RemindNeedsDocument, (data) => data.remindNeeds, { refetch: ['NeedsBoard'] });

  async function go(): Promise<void> {
    onDone(null);
    const outcome = await remind.run({ sheetId: sheet.id });
    if (outcome?.__typename === 'NeedsReminded') onDone(t('board.remindDone', { count: outcome.count, letters: outcome.letters }));
  }

  return (
    <section aria-labelledby="la-scheda">
      <h2 id="la-scheda" className="h4">
        {sheet.year} <Badge tone={STATE_TONES[sheet.state as keyof typeof STATE_TONES]}>{t(`state.${sheet.state}`)}</Badge>
      </h2>
      <p>{t(sheet.state === 'PROGRAMMATA' ? 'board.planned' : sheet.state === 'APERTA' ? 'board.closing' : 'board.closed', { date: formatDate(sheet.state === 'PROGRAMMATA' ? sheet.opensOn : sheet.closesOn) })}</p>
      {rows.length === 0 && <Notice kind="info">{t('board.nobody')}</Notice>}
      <dl className="adhesion-figures">
        <div>
          <dt>{t('board.answered')}</dt>
          <dd>{t('board.ofEnti', { count: formatNumber(answered), total: formatNumber(rows.length) })}</dd>
        </div>
        <div>
          <dt>{t('board.population')}</dt>
          <dd>{formatNumber(answeredPopulation)}</dd>
        </div>
      </dl>
      {remind.message && <Notice kind="danger">{remind.message}</Notice>}
      {remind.error != null && <Failure error={remind.error} />}
      {viewerCanKeep && sheet.state !== 'CHIUSA' && (
        <div className="needs-bar">
          {sheet.state === 'APERTA' && remindable > 0 && (
            <Button color="primary" outline size="sm" type="button" disabled={remind.busy} onClick={() => void go()}>
              {t('board.remind', { count: remindable })}
            </Button>
          )}
          <Button color="primary" outline size="sm" type="button" onClick={() => onChange(sheet)}>
            {t('change')}
          </Button>
        </div>
      )}
    </section>
  );
}

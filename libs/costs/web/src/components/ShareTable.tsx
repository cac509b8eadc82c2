import { Button, downloadCsv, formatAmount, formatNumber, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { Result } from '../hooks/useSimulation.js';
import { ComuneDialog } from './ComuneDialog.js';
import { formatDifference, formatPerInhabitant } from '../numbers.js';

interface Props {
  readonly result: Result;
  readonly todayKey: string | null;
  /** Of the Ente, for the name of the file. */
  readonly name: string;
}

type Comune = Result['comuni'][number];
type Part = 'gross' | 'perInhabitant' | 'difference';
/** `nome`, `popolazione`, or a part of a scheme: `1.gross`. */
type Column = string;

/** What each Comune pays with each scheme; any column sorts. */
export function ShareTable({ result, todayKey, name }: Props): ReactElement {
  const t = useMessages('costs');
  const [sort, setSort] = useState<{ readonly by: Column; readonly down: boolean }>({ by: 'popolazione', down: true });
  const [shown, setShown] = useState<Comune | null>(null);
  const parts = (scheme: number): Part[] => (todayKey !== null && result.schemes.some(({ key }) => key === todayKey) && result.schemes[scheme]!.key !== todayKey ? ['gross', 'perInhabitant', 'difference'] : ['gross', 'perInhabitant']);
  const columns = result.schemes.flatMap((_, scheme) => parts(scheme).map((part) => ({ scheme, part, by: `${scheme}.${part}` })));
  const rows = [...result.comuni].sort((a, b) => (sort.down ? -1 : 1) * compare(a, b, sort.by));
  const csv = (): void => {
    const each = <Cell,>(of: (scheme: number) => readonly Cell[]): Cell[] => result.schemes.flatMap((_, scheme) => of(scheme));
    const heads = [t('table.comune'), t('table.inhabitants'), t('table.workstations'), ...each((scheme) => [...result.schemes[scheme]!.services.map(({ service }) => service), ...['net', 'vat', ...parts(scheme)].map((part) => t(`table.${part}`))].map((column) => `${result.schemes[scheme]!.title}: ${column}`))];
    const cells = rows.map((comune) => [comune.nome, comune.popolazione, comune.postazioni, ...each((scheme) => [...result.schemes[scheme]!.services.map((_, index) => (comune.joins ? comune.shares[scheme]!.services[index]! / 100 : null)), ...(['net', 'vat', ...parts(scheme)] as const).map((part) => valueOf(comune, scheme, part))])]);
    const sums = each((scheme) => {
      const { services, net, vat, gross } = result.schemes[scheme]!;
      return [...services.map(({ amount }) => amount / 100), net / 100, vat / 100, gross / 100, ...parts(scheme).slice(1).map(() => null)];
    });
    const totals = [t('table.total'), result.comuni.reduce((all, { popolazione, joins }) => all + (joins ? popolazione : 0), 0), null, ...sums];
    downloadCsv(t('table.file', { name }), [heads, ...cells, totals]);
  };
  const head = (by: Column, label: string, more?: string): ReactElement => (
    <th key={by} scope="col" aria-sort={sort.by === by ? (sort.down ? 'descending' : 'ascending') : undefined} className={by === 'nome' ? undefined : 'text-end'}>
      <button type="button" className="costs-sort" onClick={() => setSort({ by, down: sort.by === by ? !sort.down : by !== 'nome' })}>
        {label}
        {more && <span className="visually-hidden"> {more}</span>}
        <span aria-hidden="true">{sort.by === by ? (sort.down ? ' ▾' : ' ▴') : ''}</span>
      </button>
    </th>
  );
  return (
    <section aria-labelledby="tabella-quote">
      <div className="costs-table__head">
        <h2 id="tabella-quote" className="h5">
          {t('table.title')}
        </h2>
        <Button color="primary" outline size="xs" type="button" onClick={csv}>
          {t('table.csv')}
        </Button>
      </div>
      <div className="table-responsive costs-scroll" tabIndex={0} role="region" aria-label={t('table.title')}>
        <table className="table table-sm costs-table">
          <caption className="visually-hidden">{t('table.title')}</caption>
          <thead>
            <tr>
              <td colSpan={2} />
              {result.schemes.map(({ key, title }, scheme) => (
                <th key={key} scope="colgroup" colSpan={parts(scheme).length} className="text-end">
                  {title}
                </th>
              ))}
            </tr>
            <tr>
              {head('nome', t('table.comune'))}
              {head('popolazione', t('table.inhabitants'))}
              {columns.map(({ by, part, scheme }) => head(by, t(`table.${part}`), result.schemes[scheme]!.title))}
            </tr>
          </thead>
          <tbody>
            {rows.map((comune) => (
              <tr key={comune.enteId}>
                <th scope="row">
                  {comune.joins ? (
                    <button type="button" className="costs-open" onClick={() => setShown(comune)}>
                      {comune.nome}
                    </button>
                  ) : (
                    comune.nome
                  )}
                </th>
                <td className="text-end">{formatNumber(comune.popolazione)}</td>
                {comune.joins ? (
                  columns.map(({ by, part, scheme }) => (
                    <td key={by} className={`text-end ${part === 'difference' ? toneOf(comune.shares[scheme]!.difference) : ''}`}>
                      {written(comune, scheme, part)}
                    </td>
                  ))
                ) : (
                  <td colSpan={columns.length} className="costs-absent">
                    {t('table.absent')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('table.total')}</th>
              <td className="text-end">{formatNumber(result.comuni.reduce((all, { popolazione, joins }) => all + (joins ? popolazione : 0), 0))}</td>
              {columns.map(({ by, part, scheme }) => (
                <td key={by} className="text-end">
                  {part === 'gross' ? formatAmount(result.schemes[scheme]!.gross) : part === 'difference' ? formatDifference(result.comuni.reduce((all, { shares, joins }) => all + (joins ? shares[scheme]!.difference! : 0), 0)) : ''}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="costs-note">{t('table.rounding')}</p>
      {shown && <ComuneDialog comune={shown} schemes={result.schemes} onClose={() => setShown(null)} />}
    </section>
  );
}

/** In euro, as spreadsheets compute; null where the Comune does not join. */
function valueOf({ joins, shares }: Comune, scheme: number, part: Part | 'net' | 'vat'): number | null {
  if (!joins) return null;
  const value = shares[scheme]![part];
  return value === null ? null : part === 'perInhabitant' ? value / 10_000 : value / 100;
}

function compare(a: Comune, b: Comune, by: Column): number {
  if (by === 'nome') return a.nome.localeCompare(b.nome, 'it');
  if (by === 'popolazione') return a.popolazione - b.popolazione;
  const [scheme, part] = by.split('.') as [string, Part];
  return (valueOf(a, Number(scheme), part) ?? -1e12) - (valueOf(b, Number(scheme), part) ?? -1e12) || a.popolazione - b.popolazione;
}

function written(comune: Comune, scheme: number, part: Part): string {
  const share = comune.shares[scheme]!;
  if (part === 'gross') return formatAmount(share.gross);
  if (part === 'perInhabitant') return formatPerInhabitant(share.perInhabitant);
  return share.difference === null ? '–' : formatDifference(share.difference);
}

function toneOf(difference: number | null): string {
  return difference === null || difference === 0 ? '' : difference < 0 ? 'costs-less' : 'costs-more';
}

import type { IstatDifferences, IstatPopolazione } from '@province-comuni/enti-contract';
import { formatNumber, Notice, useMessages, type Translate } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { DifferenceTable } from './DifferenceTable.js';

/** What ISTAT's files change, kind by kind: how many, then which. */
export function DifferencesReport({ differences }: { readonly differences: IstatDifferences }): ReactNode {
  const t = useMessages('registry');
  const { nuovi, cessati, rinominati, spostati, completati, anno, popolazioni, popolazioniSenzaComune } = differences;
  const names = new Map(nuovi.map((comune) => [comune.codiceIstat, comune.nome]));
  const successor = (code: string | null): string => (code ? [names.get(code), code].filter(Boolean).join(' ') : '—');
  return (
    <>
      {popolazioniSenzaComune.length > 0 && (
        <Notice kind="warning">
          <p>{t('strays', { count: popolazioniSenzaComune.length })}</p>
          <p>{popolazioniSenzaComune.slice(0, 20).join(', ')}{popolazioniSenzaComune.length > 20 && '…'}</p>
        </Notice>
      )}
      <DifferenceTable title={t('nuovi')} columns={[t('comune'), t('codice')]} rows={nuovi.map(({ nome, codiceIstat }) => [nome, codiceIstat])} />
      <DifferenceTable title={t('cessati')} columns={[t('comune'), t('codice'), t('successor')]} rows={cessati.map(({ nome, codiceIstat, successore }) => [nome, codiceIstat, successor(successore)])} />
      <DifferenceTable title={t('rinominati')} columns={[t('newName'), t('oldName'), t('codice')]} rows={rinominati.map(({ a, da, codiceIstat }) => [a, da, codiceIstat])} />
      <DifferenceTable title={t('spostati')} columns={[t('comune'), t('oldCode'), t('newCode')]} rows={spostati.map(({ nome, daCodice, aCodice }) => [nome, daCodice, aCodice])} />
      {anno !== null && (
        <DifferenceTable
          title={t('popolazioni', { anno })}
          columns={[t('comune'), t('codice'), t('before'), t('after'), t('change')]}
          numeric={2}
          rows={[...popolazioni].sort((a, b) => relativeChange(b) - relativeChange(a)).map((comune) => populationRow(comune, anno, t))}
        />
      )}
      {completati > 0 && <p>{t('completati', { count: completati })}</p>}
    </>
  );
}

/** What there was: the figure of the same year, or the latest there is. */
function figureBefore({ prima, precedente }: IstatPopolazione, anno: number): { readonly anno: number; readonly popolazione: number } | null {
  return prima === null ? precedente : { anno, popolazione: prima };
}

/** The greatest change comes first: a wrong file shows there. */
function relativeChange(comune: IstatPopolazione): number {
  const before = figureBefore(comune, 0)?.popolazione;
  return before ? Math.abs(comune.dopo - before) / before : -1;
}

function populationRow(comune: IstatPopolazione, anno: number, t: Translate): string[] {
  const before = figureBefore(comune, anno);
  const change = before ? comune.dopo - before.popolazione : null;
  return [
    comune.nome,
    comune.codiceIstat,
    before ? t('inYear', { number: formatNumber(before.popolazione), anno: before.anno }) : '—',
    formatNumber(comune.dopo),
    change === null ? '—' : `${change > 0 ? '+' : ''}${formatNumber(change)}`,
  ];
}

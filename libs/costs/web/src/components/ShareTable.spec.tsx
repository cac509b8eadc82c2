import { describe, expect, it } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import type { Result } from '../hooks/useSimulation.js';
import '../messages.js';
import { ShareTable } from './ShareTable.js';

const share = (gross: number, difference: number | null) => ({ __typename: 'CostShare' as const, services: [gross], net: gross, vat: 0, gross, perInhabitant: gross, difference });
const comune = (nome: string, popolazione: number, ...shares: Result['comuni'][number]['shares']): Result['comuni'][number] => ({ __typename: 'CostComune', enteId: nome, nome, popolazione, annoPopolazione: 2025, postazioni: 1, postazioniTold: false, joins: shares.length > 0, shares });
const scheme = (key: string, title: string, gross: number): Result['schemes'][number] => ({ __typename: 'CostOutcome', key, title, services: [{ __typename: 'CostServiceTotal', service: 'Servizi di base', amount: gross }], net: gross, vat: 0, gross, against: null, years: [], breakEven: [] });
const result: Result = { __typename: 'CostResult', comuni: [comune('Grande', 9000, share(300_000, 0), share(120_000, -180_000)), comune('Àmena', 800, share(10_000, 0), share(45_050, 35_050)), comune('Fuori', 90)], schemes: [scheme('a', 'Oggi', 310_000), scheme('b', 'Domani', 165_050)], leftOut: [], joining: 2 };

const rows = (): string[] => [...document.querySelectorAll('tbody tr')].map((row) => row.textContent!.replace(/\u00a0/g, ' '));

describe('the table of shares', () => {
  it('says what each Comune pays, against today, and who does not join', () => {
    render(<ShareTable result={result} todayKey="a" name="Provincia di Prova" />);
    expect(rows()).toEqual(['Grande9.0003.000,00 €30,00 €1.200,00 €12,00 €-1.800,00 €', 'Àmena800100,00 €1,00 €450,50 €4,51 €+350,50 €', 'Fuori90non aderisce']);
  });

  it('sorts by any column, both ways, and says which', () => {
    render(<ShareTable result={result} todayKey="a" name="Provincia di Prova" />);
    const sort = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
    sort('rispetto a oggi Domani');
    expect(rows().map((row) => row.slice(0, 5))).toEqual(['Àmena', 'Grand', 'Fuori']);
    sort('rispetto a oggi Domani');
    expect(rows().map((row) => row.slice(0, 5))).toEqual(['Fuori', 'Grand', 'Àmena']);
    expect(screen.getByRole('columnheader', { name: 'rispetto a oggi Domani' }).getAttribute('aria-sort')).toBe('ascending');
    sort('Comune');
    expect(rows().map((row) => row.slice(0, 5))).toEqual(['Àmena', 'Fuori', 'Grand']);
  });

  it('opens a Comune service by service, VAT apart', () => {
    render(<ShareTable result={result} todayKey="a" name="Provincia di Prova" />);
    fireEvent.click(screen.getByRole('button', { name: 'Àmena' }));
    expect([...document.querySelectorAll('dialog table')].map((table) => table.textContent!.replace(/\u00a0/g, ' '))).toEqual(['OggiServizi di base100,00 €Al netto dell’IVA100,00 €IVA0,00 €Totale100,00 €per abitante1,00 €', 'DomaniServizi di base450,50 €Al netto dell’IVA450,50 €IVA0,00 €Totale450,50 €per abitante4,51 €']);
  });
});

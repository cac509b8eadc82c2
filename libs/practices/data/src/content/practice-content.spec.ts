import { describe, expect, it } from '@jest/globals';
import { completenessOf, fullTimeEquivalent, publishObstacles, shareTotal, staffTotal, yearlyPrice, type PackagedPractice, type PracticeContent, type Row, type TableKind } from '@province-comuni/practices-domain';
import { readContentFolder } from './read-content-folder.js';

// Every number here was typed from the two CST sources, not taken from the files under test.
const { sheets, pillars } = readContentFolder('libs/practices/content');
const sheet = (key: string): PackagedPractice => sheets.find((item) => item.key === key)!;
const [PESARO, MACERATA, LECCO] = ['cst-pesaro-urbino', 'cst-macerata', 'cst-lecco'].map((key) => sheet(key).content) as [PracticeContent, PracticeContent, PracticeContent];
const table = (content: PracticeContent, dimension: keyof PracticeContent['dimensions'], id: string): readonly Row[] => content.dimensions[dimension].tables.find((item) => item.id === id)!.rows;
const sizes = (content: PracticeContent): Record<string, number> => Object.fromEntries(Object.entries(content.dimensions).flatMap(([key, { tables }]) => tables.map(({ id, rows }) => [`${key} ${id}`, rows.length])));
const row = (rows: readonly Row[], column: string, value: string): Row => rows.find((item) => item[column] === value)!;

describe('the folder of the sheets', () => {
  it('holds the three CST, the two lead Province and the three pillars, all of which may be published', () => {
    expect(sheets.map(({ key, codiceIstat, pillarKey }) => [key, codiceIstat, pillarKey])).toEqual([
      ['cst-lecco', '097', 'INNOVAZIONE'],
      ['cst-macerata', '043', 'INNOVAZIONE'],
      ['cst-pesaro-urbino', '041', 'INNOVAZIONE'],
      ['europa-brescia', '017', 'EUROPA'],
      ['sua-treviso', '026', 'SUA'],
    ]);
    for (const { content } of sheets) expect(publishObstacles(content)).toEqual([]);
    expect(pillars.map(({ pillarKey }) => pillarKey)).toEqual(['EUROPA', 'INNOVAZIONE', 'SUA']);
  });

  it('names public titles as sources, never a file', () => {
    expect(/\.(txt|pdf|docx|pptx)\b/.exec(JSON.stringify([sheets, pillars]))).toBeNull();
    const titles = new Set([...JSON.stringify(sheets).matchAll(/"title":"([^"]*\(\w[^"]*20\d\d\))"/g)].map((match) => match[1]));
    expect([...titles].sort()).toEqual([
      'Il modello del Servizio innovazione: risultati preliminari delle analisi (Net4Partners, 2022)',
      'Presentazione dei risultati dei Focus Group (Promo P.A. Fondazione, 13 aprile 2022)',
      'Province & Comuni: le Province e il sistema di servizi a supporto dei Comuni (UPI, Roma, 13 aprile 2022)',
      'Report sui Servizi di Innovazione (UPI, Net4Partners, Provincia di Pesaro e Urbino, 2022)',
    ]);
  });
});

describe('Pesaro e Urbino', () => {
  it('has every table of the sources', () => {
    expect(sizes(PESARO)).toEqual({ 'SERVIZI servizi': 17, 'SERVIZI enti': 6, 'SERVIZI diffusione': 4, 'COMPETENZE figure': 11, 'ORGANIZZAZIONE organi': 4, 'ORGANIZZAZIONE impiego': 1, 'GOVERNANCE organi': 3, 'COSTI prezzi': 8, 'COSTI criteri': 4, 'SOSTENIBILITA quote': 5, 'CONVENZIONE dati': 8 });
    expect(PESARO).toMatchObject({ form: 'PUBBLICO', entiServed: 54, otherEntiServed: 7, modelKey: 'innovazione' });
    expect(46 + 3 + 3 + 2).toBe(PESARO.entiServed);
  });

  it('has the figures of the sources', () => {
    const staff = table(PESARO, 'COMPETENZE', 'figure');
    expect(row(staff, 'role', 'Tecnico esperto in applicazioni')).toMatchObject({ qualification: 'Diploma', count: 4 });
    expect(row(staff, 'role', 'Analisti e progettisti di applicazioni web')).toMatchObject({ qualification: 'Laurea', count: 3 });
    expect(staffTotal(PESARO)).toEqual({ value: 19, note: '' });
    expect(fullTimeEquivalent(PESARO).value).toBe(6.3);
    expect(table(PESARO, 'COSTI', 'prezzi')[0]).toMatchObject({ scheme: 'PER_ABITANTE', amountCents: 44 });
    expect(yearlyPrice(PESARO, 5000)).toEqual({ value: 220_000, note: '' });
    const shares = table(PESARO, 'SOSTENIBILITA', 'quote');
    expect(shares.map(({ item, percent }) => [item, percent])).toEqual([['Servizi di base', 35], ['Servizi a domanda individuale', 35], ['Contributo della Provincia', 8], ['Personale', 55], ['Cloud', 27]]);
    expect(shareTotal(PESARO, 'ENTRATA')).toEqual({ value: 78, note: 'La scheda non dice il restante 22 %.' });
    expect(table(PESARO, 'SERVIZI', 'diffusione').map(({ number }) => number)).toEqual([100, 21, 30, 41]);
    expect(row(table(PESARO, 'CONVENZIONE', 'dati'), 'label', 'Durata')).toMatchObject({ value: '5 anni', number: 5 });
  });
});

describe('Macerata', () => {
  it('has every table of the sources', () => {
    expect(sizes(MACERATA)).toEqual({ 'SERVIZI servizi': 13, 'SERVIZI soci': 1, 'SERVIZI diffusione': 4, 'COMPETENZE figure': 5, 'ORGANIZZAZIONE organi': 4, 'ORGANIZZAZIONE impiego': 1, 'GOVERNANCE organi': 3, 'COSTI prezzi': 11, 'COSTI criteri': 4, 'SOSTENIBILITA quote': 3, 'CONVENZIONE dati': 8 });
    expect(MACERATA).toMatchObject({ form: 'IN_HOUSE', year: 1999, entiServed: 59, otherEntiServed: 3 });
  });

  it('has the eleven bands, net of VAT, with the gap the sources leave', () => {
    const bands: [number | null, number | null, number][] = [
      [null, 499, 15_000],
      [501, 1_000, 96_000],
      [1_001, 2_300, 144_000],
      [2_301, 3_000, 211_200],
      [3_001, 4_500, 220_000],
      [4_501, 7_000, 281_600],
      [7_001, 8_500, 352_000],
      [8_501, 12_500, 484_000],
      [12_501, 20_000, 572_000],
      [20_001, 40_000, 700_000],
      [40_001, null, 1_050_000],
    ];
    const prices = table(MACERATA, 'COSTI', 'prezzi');
    expect(prices.map(({ fromInhabitants, toInhabitants, amountCents }) => [fromInhabitants, toInhabitants, amountCents])).toEqual(bands);
    expect(prices.every(({ vatIncluded, scheme }) => vatIncluded === false && scheme === 'PER_FASCIA')).toBe(true);
    for (const [from, to, cents] of bands) for (const inhabitants of [from ?? 1, to ?? 90_000]) expect([inhabitants, yearlyPrice(MACERATA, inhabitants).value]).toEqual([inhabitants, cents]);
    expect(yearlyPrice(MACERATA, 500)).toEqual({ value: null, note: 'Le fasce della scheda non comprendono 500 abitanti.' });
  });

  it('has fifteen people in four areas, and staff as the first expense', () => {
    expect(table(MACERATA, 'COMPETENZE', 'figure').map(({ count }) => count)).toEqual([4, 1, 2, 6, 2]);
    expect(staffTotal(MACERATA).value).toBe(15);
    expect(table(MACERATA, 'ORGANIZZAZIONE', 'organi').map(({ memberCount }) => memberCount)).toEqual([4, 3, 6, 2]);
    expect(fullTimeEquivalent(MACERATA).value).toBe(15);
    // The Report's 65 and 34, not the presentation's 65.3 and 34.7, which are told beside them.
    expect(table(MACERATA, 'SOSTENIBILITA', 'quote').map(({ item, percent }) => [item, percent])).toEqual([['Servizi erogati', null], ['Personale', 65], ['Cloud', 34]]);
    expect(MACERATA.notes.some(({ text }) => text.includes('65,3 %') && text.includes('34,7 %'))).toBe(true);
    expect(row(table(MACERATA, 'CONVENZIONE', 'dati'), 'label', 'Durata')['number']).toBe(3);
    expect(table(MACERATA, 'SERVIZI', 'diffusione').map(({ number }) => number)).toEqual([100, 45, 45, 56]);
  });
});

describe('Lecco', () => {
  it('has every table of the sources', () => {
    expect(sizes(LECCO)).toEqual({ 'SERVIZI servizi': 11, 'SERVIZI diffusione': 4, 'COMPETENZE figure-provincia': 4, 'COMPETENZE figure-3pitalia': 7, 'ORGANIZZAZIONE organi': 1, 'ORGANIZZAZIONE impiego': 2, 'GOVERNANCE organi': 2, 'COSTI prezzi': 11, 'COSTI criteri': 4, 'SOSTENIBILITA quote': 3, 'CONVENZIONE dati': 7, 'CONVENZIONE fabbisogni': 21 });
    expect(LECCO).toMatchObject({ form: 'PPP', year: 2020, entiServed: 49, otherEntiServed: 3 });
  });

  it('has the figures of the sources', () => {
    const prices = table(LECCO, 'COSTI', 'prezzi');
    const euro = prices.map(({ scheme, amountCents, amountMaxCents }) => [scheme, amountCents, amountMaxCents]);
    expect(euro).toEqual([
      ['PER_POSTAZIONE', 3_300, null],
      ['PER_POSTAZIONE', 14_200, null],
      ['PER_POSTAZIONE', 46_400, null],
      ...Array.from({ length: 4 }, () => ['COMPRESO', null, null]),
      ['PER_DIMENSIONE', 90_000, 200_000],
      ['PER_DIMENSIONE', 43_000, 155_000],
      ['PER_DIMENSIONE', 74_000, 260_000],
      ['PER_DIMENSIONE', 75_000, 280_000],
    ]);
    expect(staffTotal(LECCO)).toEqual({ value: 6, note: 'Senza 7 figure di cui la scheda non dà il numero.' });
    // Two at 40 % and three at 70 %.
    expect(fullTimeEquivalent(LECCO).value).toBe(2.9);
    expect(row(table(LECCO, 'SOSTENIBILITA', 'quote'), 'item', 'Gestione operativa di 3PItalia')['percent']).toBe(10);
    expect(table(LECCO, 'SERVIZI', 'diffusione').map(({ number }) => number)).toEqual([100, 47, 12, 54]);
  });
});

describe('what the sources do not say', () => {
  it('is to be completed, or declared, and never made up', () => {
    const treviso = completenessOf(sheet('sua-treviso').content);
    expect(treviso.dimensions.filter(({ percent }) => percent === null).map(({ key }) => key)).toEqual(['COMPETENZE', 'GOVERNANCE', 'COSTI', 'SOSTENIBILITA', 'CONVENZIONE']);
    for (const key of ['sua-treviso', 'europa-brescia']) {
      const rows = (kind: TableKind): number => Object.values(sheet(key).content.dimensions).flatMap(({ tables }) => tables.filter((item) => item.kind === kind).flatMap((item) => item.rows)).length;
      expect([key, rows('PERSONALE'), rows('PREZZI'), rows('QUOTE')]).toEqual([key, 0, 0, 0]);
    }
    expect(completenessOf(LECCO).dimensions.find(({ key }) => key === 'COMPETENZE')!.missing).toContain('figure professionali: addetti (7 righe)');
  });
});

describe('the focus groups', () => {
  const pillar = (key: string): (typeof pillars)[number] => pillars.find(({ pillarKey }) => pillarKey === key)!;
  const bars = (key: string, chart: string): number[] => pillar(key).charts.find(({ id }) => id === chart)!.bars.map(({ value }) => value);

  it('have the figures of the presentation', () => {
    expect(bars('SUA', 'addetti')).toEqual([3, 12, 10]);
    expect(bars('SUA', 'utenza')).toEqual([9, 10, 4]);
    expect(bars('SUA', 'addetti-area')).toEqual([8.3, 8, 5.3, 3.4]);
    expect(bars('SUA', 'enti-area')).toEqual([61, 46.8, 42.5, 16]);
    expect(bars('SUA', 'formazione')).toEqual([10, 10]);
  });

  it('have every Provincia of the profiles and every line of the SWOT', () => {
    const counts = (key: string): number[] => pillar(key).profiles.map(({ province }) => new Set(province.map(({ nome }) => nome)).size);
    expect(counts('SUA')).toEqual([10, 12, 10]);
    expect(counts('EUROPA')).toEqual([3, 7, 6]);
    // Ten names in the middle: nine Province, and those of Emilia-Romagna together.
    expect(counts('INNOVAZIONE')).toEqual([1, 10, 10]);
    expect(bars('INNOVAZIONE', 'profili')).toEqual([1, 9, 10]);
    const swot = (key: string): number[] => [pillar(key).strengths, pillar(key).weaknesses, pillar(key).opportunities, pillar(key).threats].map(({ length }) => length);
    expect(swot('SUA')).toEqual([11, 11, 12, 9]);
    expect(swot('EUROPA')).toEqual([13, 11, 7, 5]);
    expect(swot('INNOVAZIONE')).toEqual([10, 9, 13, 10]);
  });
});

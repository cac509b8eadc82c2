import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { PianoOfProvincia } from '@province-comuni/piani-di-riassetto-domain';
import { csvOf, odsOf, tableOf } from './piani-table.js';

const ente = { denominazione: 'Provincia di Lecco', sigla: 'LC', regione: 'Lombardia' };
const piano = { stato: 'ADOTTATO', atti: [{ organo: 'CONSIGLIO_PROVINCIALE', numero: '=1+1', data: '2024-03-15' }], scelte: [{ pilastro: 'SUA', organizzazione: 'PPP', livello: 'base', personale: 2.5, comuniServiti: 84 }], dup: [], updatedAt: new Date('2026-01-01T23:30:00Z') };
const rows = tableOf([{ ente, piano }, { ente: { ...ente, denominazione: 'Provincia "di" <prova>; due' }, piano: null }] as unknown as PianoOfProvincia[], ['SUA']);

describe('the national table of plans', () => {
  it('has a line for each Provincia and the choices of each pillar', () => {
    expect(rows[0]!.slice(7, 11)).toEqual(['SUA: organizzazione', 'SUA: livello', 'SUA: personale', 'SUA: Comuni serviti']);
    expect(rows[1]).toEqual(['Provincia di Lecco', 'LC', 'Lombardia', 'adottato', 'Consiglio Provinciale', '=1+1', '2024-03-15', 'partenariato pubblico privato', 'base', 2.5, 84, null, null, '2026-01-02']);
  });

  it('is a CSV in which nothing is computed', () => {
    const lines = csvOf(rows).split('\r\n');
    expect(lines[0]!.startsWith('\ufeffProvincia;Sigla;')).toBe(true);
    expect(lines[1]).toContain(";'=1+1;2024-03-15;partenariato pubblico privato;base;2,5;84;");
    expect(lines[2]!.startsWith('"Provincia ""di"" <prova>; due";LC;')).toBe(true);
  });

  it.each(['=', '+', '-', '@', '\t', '\r'])('runs no formula that begins with %j', (first) => {
    expect(csvOf([[`${first}cmd|' /C calc'!A0`]]).slice(1).replace(/^"/, '').startsWith(`'${first}`)).toBe(true);
  });

  it('is a spreadsheet with numbers as numbers and text as text', () => {
    const parts = unzipSync(odsOf(rows, 'Piani di riassetto'));
    expect(Object.keys(parts)[0]).toBe('mimetype');
    const content = strFromU8(parts['content.xml']!);
    expect(content).toContain('office:value-type="float" office:value="2.5"');
    expect(content).toContain('<text:p>=1+1</text:p>');
    expect(content).toContain('Provincia &quot;di&quot; &lt;prova&gt;; due');
  });
});

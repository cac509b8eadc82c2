import { describe, expect, it } from '@jest/globals';
import type { PianoOfProvincia } from '@province-comuni/piani-di-riassetto-domain';
import { tableOf } from './piani-table.js';

const ente = { denominazione: 'Provincia di Lecco', sigla: 'LC', regione: 'Lombardia' };
const piano = { stato: 'ADOTTATO', atti: [{ organo: 'CONSIGLIO_PROVINCIALE', numero: '=1+1', data: '2024-03-15' }], scelte: [{ pilastro: 'SUA', organizzazione: 'PPP', livello: 'base', personale: 2.5, comuniServiti: 84 }], dup: [], updatedAt: new Date('2026-01-01T23:30:00Z') };
const rows = tableOf([{ ente, piano }, { ente: { ...ente, denominazione: 'Provincia "di" <prova>; due' }, piano: null }] as unknown as PianoOfProvincia[], ['SUA']);

describe('the national table of plans', () => {
  it('has a line for each Provincia and the choices of each pillar', () => {
    expect(rows[0]!.slice(7, 11)).toEqual(['SUA: organizzazione', 'SUA: livello', 'SUA: personale', 'SUA: Comuni serviti']);
    expect(rows[1]).toEqual(['Provincia di Lecco', 'LC', 'Lombardia', 'adottato', 'Consiglio Provinciale', '=1+1', '2024-03-15', 'partenariato pubblico privato', 'base', 2.5, 84, null, null, '2026-01-02']);
  });
});

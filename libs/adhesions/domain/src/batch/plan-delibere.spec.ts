import { describe, expect, it } from '@jest/globals';
import type { EnteCard } from '@province-comuni/enti-contract';
import fc from 'fast-check';
import type { Adhesion } from '../adhesion/adhesion.js';
import type { BoardRow } from '../use-cases/read-adhesions.use-case.js';
import { planDelibere, uniqueNames } from './plan-delibere.js';

function row(nome: string, state: Adhesion['state'] = 'INVITATO', population: number | null = 1_000): BoardRow {
  const ente = { id: nome, nome, denominazione: `Comune di ${nome}`, popolazione: population, annoPopolazione: 2025, sede: null } as unknown as EnteCard;
  return { adhesion: { state, answers: {}, resolution: null } as unknown as Adhesion, ente, population, share: 'NON_DAL_TESTO', mergedInto: null };
}

describe('the plan of the delibere', () => {
  it('has a line for each Ente, and says why some get none', () => {
    const items = planDelibere([row('Acqualagna'), row('Sant’Àngelo in Vado'), row('Cagli', 'NON_INTERESSATO'), row('Nuovo', 'IN_ESAME', null), row('Fano', 'FIRMATO')]);
    expect(items.map(({ outcome }) => outcome)).toEqual(['DA_FARE', 'DA_FARE', 'NON_FATTA', 'NON_FATTA', 'DA_FARE']);
    expect(items.map(({ fileName }) => fileName)).toEqual(['Acqualagna-delibera-adesione', 'Sant-Angelo-in-Vado-delibera-adesione', 'Cagli-delibera-adesione', 'Nuovo-delibera-adesione', 'Fano-delibera-adesione']);
    expect(items[3]).toMatchObject({ reason: expect.stringContaining('popolazione') as unknown, answers: null });
    expect(items[2]!.reason).toContain('non aderisce');
    expect(items[0]!.answers).toMatchObject({ 'comune.denominazione': 'Comune di Acqualagna', 'comune.popolazione': 1_000 });
  });

  it('gives names that no file system mixes up', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom('Cagli', 'cagli', 'Cagli-2', '', '../..', 'C\u0000agli')), { maxLength: 40 }), (given) => {
        const names = uniqueNames(given);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(given.length);
        for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,70}$/);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { provinceLike, type ProvinciaTraits } from './likeness.js';

const provincia = (enteId: string, more: Partial<ProvinciaTraits> = {}): ProvinciaTraits => ({ enteId, nome: enteId, popolazione: 300_000, numeroComuni: 50, area: 'Centro', regione: 'Marche', profiles: { SUA: 'intermedio' }, ...more });

const traits = fc.record({
  enteId: fc.uuid(),
  nome: fc.constantFrom('A', 'B', 'C'),
  popolazione: fc.option(fc.integer({ min: 50_000, max: 2_000_000 })),
  numeroComuni: fc.option(fc.integer({ min: 1, max: 300 })),
  area: fc.option(fc.constantFrom('Nord-Ovest', 'Centro', 'Sud')),
  regione: fc.option(fc.constantFrom('Marche', 'Lombardia')),
  profiles: fc.dictionary(fc.constantFrom('SUA', 'EUROPA'), fc.constantFrom('base', 'intermedio', 'avanzato')),
}) as fc.Arbitrary<ProvinciaTraits>;

describe('Province like one', () => {
  it('come most alike first, with the reasons', () => {
    const found = provinceLike(provincia('mia'), [provincia('lontana', { popolazione: 1_200_000, numeroComuni: 240, area: 'Sud', regione: 'Puglia', profiles: { SUA: 'avanzato' } }), provincia('uguale'), provincia('vicina', { regione: 'Umbria', popolazione: 360_000 }), provincia('mia')]);
    expect(found.map(({ enteId }) => enteId)).toEqual(['uguale', 'vicina', 'lontana']);
    expect(found[0]).toEqual({ enteId: 'uguale', score: 100, reasons: ['popolazione vicina: 300.000 abitanti', 'numero di Comuni vicino: 50', 'stessa regione: Marche', 'stesso profilo: SUA intermedio'] });
    expect(found[2]!.reasons).toEqual([]);
  });

  it('are not judged by what nobody knows', () => {
    const [only] = provinceLike(provincia('mia'), [provincia('altra', { popolazione: null, area: null, profiles: {} })]);
    expect(only).toEqual({ enteId: 'altra', score: 100, reasons: ['numero di Comuni vicino: 50'] });
  });

  it('are as like each other both ways, from 0 to 100, whatever they are', () => {
    fc.assert(
      fc.property(traits, traits, (one, other) => {
        fc.pre(one.enteId !== other.enteId);
        const [there] = provinceLike(one, [other]);
        const [back] = provinceLike(other, [one]);
        expect(there!.score).toBe(back!.score);
        expect(there!.score).toBeGreaterThanOrEqual(0);
        expect(there!.score).toBeLessThanOrEqual(100);
      }),
    );
  });
});

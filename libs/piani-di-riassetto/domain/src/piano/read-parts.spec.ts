import { describe, expect, it } from '@jest/globals';
import type { EnteId } from '@province-comuni/shared-kernel';
import { pianoVuoto, type PianoDiRiassetto } from './piano.js';
import { solleciti, withPart, type PianoFrame, type TypedPart } from './read-parts.js';

const FRAME: PianoFrame = { pillars: new Set(['SUA', 'EUROPA']), comuni: 50, today: '2026-11-21' };
const EMPTY = pianoVuoto('v1' as EnteId);
const ATTO = { organo: 'CONSIGLIO_PROVINCIALE', numero: '12', data: '2024-03-15', note: '', documentId: null };
const SCELTA = { pilastro: 'SUA', organizzazione: 'CONVENZIONE', forma: null, livello: 'base', personale: 2.5, comuniServiti: 40, note: '' };
const DUP = { dal: 2026, organo: 'CONSIGLIO_PROVINCIALE', numero: '40', data: '2025-12-19', documentId: null };
const problemsOf = (typed: TypedPart, piano: PianoDiRiassetto = EMPTY): string[] => withPart(piano, typed, FRAME).problems.map(({ field }) => field);

describe('a part of a plan', () => {
  it.each<[string, TypedPart, string[]]>([
    ['a state that is not there', { part: 'stato', stato: 'FATTO', note: '' }, ['stato']],
    ['adopted without an act', { part: 'stato', stato: 'ADOTTATO', note: '' }, ['stato']],
    ['being drafted', { part: 'stato', stato: 'IN_REDAZIONE', note: 'quasi' }, []],
    ['an act', { part: 'atti', atti: [ATTO] }, []],
    ['an act of nobody, without number, on no day', { part: 'atti', atti: [{ ...ATTO, organo: 'GIUNTA', numero: ' ', data: '2024-02-30' }] }, ['atti[0].organo', 'atti[0].numero', 'atti[0].data']],
    ['an act of tomorrow', { part: 'atti', atti: [{ ...ATTO, data: '2026-11-22' }] }, ['atti[0].data']],
    ['an act of the last century', { part: 'atti', atti: [{ ...ATTO, data: '1999-01-01' }] }, ['atti[0].data']],
    ['a choice', { part: 'scelte', scelte: [SCELTA] }, []],
    ['two choices for a pillar', { part: 'scelte', scelte: [SCELTA, SCELTA] }, ['scelte[1].pilastro']],
    ['a choice beyond measure', { part: 'scelte', scelte: [{ ...SCELTA, pilastro: 'ARTE', organizzazione: '', livello: 'sommo', personale: -1, comuniServiti: 51 }] }, ['scelte[0].pilastro', 'scelte[0].organizzazione', 'scelte[0].livello', 'scelte[0].personale', 'scelte[0].comuniServiti']],
    ['a quarter of a person', { part: 'scelte', scelte: [{ ...SCELTA, personale: 0.25 }] }, ['scelte[0].personale']],
    ['a milestone without words, reached tomorrow', { part: 'traguardi', traguardi: [{ titolo: '', entro: '2027-01-01', raggiunto: '2026-12-01' }] }, ['traguardi[0].titolo', 'traguardi[0].raggiunto']],
    ['a DUP', { part: 'dup', dup: [DUP] }, []],
    ['the same DUP twice, and one of the far future', { part: 'dup', dup: [DUP, DUP, { ...DUP, dal: 2031 }] }, ['dup[1].dal', 'dup[2].dal']],
  ])('with %s', (_what, typed, expected) => {
    expect(problemsOf(typed)).toEqual(expected);
  });

  it('keeps the last act of a plan that is adopted', () => {
    const adopted = { ...withPart(EMPTY, { part: 'atti', atti: [ATTO] }, FRAME).piano, stato: 'ADOTTATO' as const };
    expect(problemsOf({ part: 'atti', atti: [] }, adopted)).toEqual(['atti']);
    expect(problemsOf({ part: 'stato', stato: 'IN_MONITORAGGIO', note: '' }, adopted)).toEqual([]);
  });

  it('stands in its order, and leaves the others alone', () => {
    const { piano } = withPart({ ...EMPTY, note: 'resta' }, { part: 'atti', atti: [{ ...ATTO, numero: '1', data: '2020-01-01' }, ATTO] }, FRAME);
    expect([piano.atti.map(({ numero }) => numero), piano.note]).toEqual([['12', '1'], 'resta']);
  });
});

describe('what is due', () => {
  const said = (days: number, more: Partial<PianoDiRiassetto> = {}): PianoDiRiassetto => ({ ...EMPTY, dup: [{ ...DUP, organo: 'CONSIGLIO_PROVINCIALE' }], updatedAt: new Date(Date.parse('2026-11-21T12:00:00Z') - days * 86_400_000), ...more });
  it.each<[string, PianoDiRiassetto, string[]]>([
    ['nothing ever said', EMPTY, ['MAI_DETTO']],
    ['said yesterday', said(1), []],
    ['said half a year ago', said(181), ['DA_RIVEDERE']],
    ['a milestone past its day', said(1, { traguardi: [{ titolo: 'x', entro: '2026-11-20', raggiunto: null }, { titolo: 'y', entro: '2026-01-01', raggiunto: '2026-01-01' }] }), ['TRAGUARDI_SCADUTI']],
    ['no DUP of these years', said(1, { dup: [{ ...DUP, organo: 'PRESIDENTE', dal: 2023 }] }), ['DUP_MANCANTE']],
  ])('%s', (_what, piano, expected) => {
    expect(solleciti(piano, '2026-11-21')).toEqual(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { NeedsSheet } from './needs-sheet.js';
import { sheetStateOn } from './needs-sheet.js';
import { readNeedsSheet, type TypedNeedsSheet } from './read-needs-sheet.js';

const TODAY = '2026-11-20';
const typed = (more: Partial<TypedNeedsSheet> = {}): TypedNeedsSheet => ({ year: 2027, services: [{ key: 'POSTA', code: 'POSTA', name: 'Posta elettronica', unit: 'caselle', description: '' }], opensOn: '2026-12-01', closesOn: '2026-12-31', text: '', ...more });
const fields = (of: TypedNeedsSheet, before: NeedsSheet | null = null, today = TODAY): string[] => {
  const read = readNeedsSheet(of, before, today);
  return 'year' in read ? [] : read.map(({ field }) => field);
};

describe('a sheet', () => {
  it('is open from its first to its last day', () => {
    expect(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((day) => sheetStateOn(typed(), day))).toEqual(['PROGRAMMATA', 'APERTA', 'APERTA', 'CHIUSA']);
  });

  it('says at each field what is wrong', () => {
    expect(fields(typed())).toEqual([]);
    expect(fields(typed({ year: 2025 }))).toEqual(['year']);
    expect(fields(typed({ opensOn: '2026-02-30', closesOn: 'mai' }))).toEqual(['opensOn', 'closesOn']);
    expect(fields(typed({ closesOn: '2026-11-30' }))).toEqual(['closesOn']);
    expect(fields(typed({ opensOn: '2026-11-01', closesOn: '2026-11-19' }))).toEqual(['closesOn']);
    expect(fields(typed({ services: [] }))).toEqual(['services']);
    const [one] = typed().services;
    expect(fields(typed({ services: [one!, { ...one!, name: 'posta ELETTRONICA' }, { ...one!, key: '../x', name: ' ' }] }))).toEqual(['services[1].name', 'services[1].name', 'services[2].name', 'services[2].name']);
  });

  it('keeps its services once it is open; words and last day may change', () => {
    const before = { ...typed(), id: 'x', revision: 1 } as unknown as NeedsSheet;
    expect(fields(typed({ services: [{ ...typed().services[0]!, unit: 'utenti' }] }), before, '2026-11-30')).toEqual([]);
    expect(fields(typed({ text: 'Rispondete presto.', closesOn: '2027-01-15' }), before, '2026-12-10')).toEqual([]);
    expect(fields(typed({ year: 2028, opensOn: '2026-12-02', services: [{ ...typed().services[0]!, unit: 'utenti' }] }), before, '2026-12-10')).toEqual(['year', 'opensOn', 'services']);
    expect(fields(typed({ closesOn: '2026-12-05' }), before, '2026-12-10')).toEqual(['closesOn']);
  });
});

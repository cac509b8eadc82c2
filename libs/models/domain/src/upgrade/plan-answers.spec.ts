import { describe, expect, it } from '@jest/globals';
import { plainRichText, type VariableDef } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import type { StoredAnswer } from '../instance/instance.js';
import { sampleVariable } from '../model-version/testing/model-edits.js';
import { clause, instanceOf, localClause, model, settle, versionId, worldOf } from './testing/upgrade-worlds.js';

const option = (value: string): VariableDef['options'][number] => ({ value, label: value, attributes: {} });

function answer(key: string, value: unknown): StoredAnswer {
  return { key, value, origin: 'PERSONA', revision: 1, answeredBy: 'Prova', answeredAt: new Date(0) };
}

function upgrade(before: readonly VariableDef[], after: readonly VariableDef[], answers: readonly StoredAnswer[], ownText?: string) {
  const first = model('1.0.0', [clause('c0', 0)], [], { variables: before });
  const own = ownText === undefined ? [] : [localClause('mia', versionId(1), { state: 'ADDED', orderKey: 'm0002', kind: 'articolo', heading: [], body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'variable', attrs: { key: ownText } }] }] } })];
  const instance = instanceOf(first, versionId(1), { answers, clauses: [localClause('c0', versionId(1)), ...own] });
  return settle(worldOf([{ id: versionId(1), content: first }, { id: versionId(2), content: model('1.1.0', [clause('c0', 0, { body: plainRichText('altro') })], [], { variables: after }) }], instance));
}

describe('answers after an upgrade', () => {
  it('stay where the question only reads differently, or lets more in', () => {
    const settled = upgrade([sampleVariable('a', { min: 2 })], [sampleVariable('a', { min: 1, label: 'Altra etichetta' })], [answer('a', 3)]);
    expect(settled.answers).toEqual([]);
    expect(settled.after.answers).toEqual([answer('a', 3)]);
  });

  it('from a number to an amount are converted, with a mark, and wait for a confirmation', () => {
    const settled = upgrade([sampleVariable('canone')], [sampleVariable('canone', { type: 'importo' })], [answer('canone', 1440)]);
    expect(settled.answers).toEqual([expect.objectContaining({ key: 'canone', kind: 'CONVERTED', before: 1440, after: 144_000 })]);
    expect(settled.after.answers).toEqual([{ ...answer('canone', 144_000), origin: 'AGGIORNAMENTO' }]);
  });

  it('of another unit are kept and to be confirmed', () => {
    expect(upgrade([sampleVariable('durata', { unit: 'anni' })], [sampleVariable('durata', { unit: 'mesi' })], [answer('durata', 5)]).after.answers).toEqual([{ ...answer('durata', 5), origin: 'AGGIORNAMENTO' }]);
  });

  it('that are no longer among the options are asked again', () => {
    const settled = upgrade([sampleVariable('a', { type: 'scelta', options: [option('A'), option('B')] })], [sampleVariable('a', { type: 'scelta', options: [option('B')] })], [answer('a', 'A')]);
    expect(settled.answers).toEqual([expect.objectContaining({ kind: 'ASK_AGAIN', before: 'A', after: null })]);
    expect(settled.after.answers).toEqual([]);
  });

  it('whose question left the model are archived, or stay the Provincia’s own where one of its texts uses them', () => {
    const gone = upgrade([sampleVariable('a')], [], [answer('a', 3)]);
    expect(gone).toMatchObject({ answers: [{ kind: 'ARCHIVED', before: 3 }], after: { answers: [], localVariables: [] } });
    const own = upgrade([sampleVariable('a')], [], [answer('a', 3)], 'a');
    expect(own).toMatchObject({ answers: [{ kind: 'OWN' }], after: { answers: [answer('a', 3)], localVariables: [{ key: 'a' }] }, blocking: [] });
  });

  it('that are now required are asked for, and keep nothing from being applied', () => {
    const settled = upgrade([sampleVariable('a', { required: false })], [sampleVariable('a'), sampleVariable('b')], []);
    expect(settled.answers.map(({ key, kind }) => [key, kind])).toEqual([['a', 'TO_ANSWER'], ['b', 'TO_ANSWER']]);
    expect(settled.blocking).toEqual([]);
    expect(settled.notices.map((check) => check.ruleId)).toContain('engine.missing-answer');
  });

  it('never vanish: each is there, or in the list with what it was; no amount changes without a mark (17)', () => {
    const type = fc.constantFrom<VariableDef['type']>('intero', 'decimale', 'importo', 'testo', 'scelta');
    const definition = fc.record({ type, min: fc.option(fc.nat(20), { nil: undefined }), unit: fc.constantFrom(undefined, 'anni', 'mesi') }).map(({ type: kind, min, unit }) => sampleVariable('a', { type: kind, ...(min === undefined ? {} : { min }), ...(unit ? { unit } : {}), options: [option('1'), option('2')] }));
    fc.assert(
      fc.property(definition, fc.option(definition, { nil: null }), fc.nat(30), (before, after, number) => {
        const value = before.type === 'testo' || before.type === 'scelta' ? String(number) : number;
        const settled = upgrade([before], after ? [after] : [], [answer('a', value)]);
        const [kept] = settled.after.answers;
        const told = settled.answers.find((change) => change.key === 'a' && change.kind !== 'TO_ANSWER');
        if (!kept || kept.value !== value) expect(told?.before).toBe(value);
        if (kept && kept.value !== value) expect(kept.origin).toBe('AGGIORNAMENTO');
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import fc from 'fast-check';
import { PART_KINDS, partNamed, partOf, partsOf, seenMark, withoutPart, withPart } from './draft-part.js';
import { readPart } from './read-part.js';

const CONTENT = readPackage(readPackageFolder('libs/models/content/innovazione'));
const PARTS = partsOf(CONTENT);

describe('the parts of a draft', () => {
  it('are read back from a form exactly as they are in the Innovation model', () => {
    for (const ref of PARTS) {
      const { value } = partOf(CONTENT, ref)!;
      const read = readPart(ref.kind, JSON.parse(JSON.stringify(value)) as unknown);
      expect({ ref, read }).toEqual({ ref, read: { ok: true, value } });
    }
  });

  it('put back in their place leave the draft as it was', () => {
    for (const ref of PARTS) {
      const state = partOf(CONTENT, ref)!;
      expect(withPart(CONTENT, ref, state)).toEqual(ref.kind === 'lineage' || ref.kind === 'migrations' ? { ...CONTENT, [ref.kind]: [] } : CONTENT);
    }
  });

  it('taken out and put back leave every other part and the order of the lists as they were', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARTS.filter(({ kind }) => kind !== 'clause' && kind !== 'act')), (ref) => {
        const state = partOf(CONTENT, ref)!;
        expect(partsOf(withPart(withoutPart(CONTENT, ref), ref, state))).toEqual(PARTS);
      }),
    );
  });

  it('a clause taken out goes with what it contains', () => {
    const group = CONTENT.acts.flatMap((act) => act.clauses).find((clause) => clause.kind === 'gruppo')!;
    const left = withoutPart(CONTENT, { kind: 'clause', id: group.id }).acts.flatMap((act) => act.clauses);
    expect(left.some((clause) => clause.id === group.id || clause.parentId === group.id)).toBe(false);
  });

  it('are found by their name, and marked by their value', () => {
    expect(partNamed(CONTENT, 'durata_anni')).toEqual({ kind: 'variable', id: 'durata_anni' });
    expect(partNamed(CONTENT, 'PUBBLICO/BASE')).toEqual({ kind: 'cell', id: 'PUBBLICO/BASE' });
    expect(partNamed(CONTENT, 'nessuno')).toBeNull();
    const [a, b] = CONTENT.variables;
    expect(seenMark({ ...a! })).toBe(seenMark(a!));
    expect(seenMark(a!)).not.toBe(seenMark(b!));
  });
});

describe('a part that comes from a form', () => {
  it.each([
    ['clause', { id: 'Con Spazi', actKey: 'convenzione', kind: 'altro', body: { type: 'doc', content: [{ type: 'script' }] } }, ['id', 'kind', 'body', 'lock', 'orderKey']],
    ['variable', { key: 'x', type: 'scelta', step: 's', label: 'X', question: 'X?', options: [] }, ['options']],
    ['variable', { key: 'x', type: 'intero', step: 's', label: 'X', question: 'X?', min: 5, max: 1 }, ['max']],
    ['variable', { key: 'x', type: 'intero', step: 's', label: 'X', question: 'X?', min: 5, defaultValue: 2 }, ['defaultValue']],
    ['variable', { key: 'x', type: 'calcolata', label: 'X', resultType: 'intero' }, ['expression']],
    ['variable', { key: 'x', type: 'calcolata', label: 'X', resultType: 'intero', expression: { kind: 'call', fn: 'data', args: [{ kind: 'literal', value: 1 }] } }, ['expression']],
    ['rule', { id: 'r', severity: 'errore', message: 'm', test: { kind: 'content', tag: 'durata' } }, ['actKey']],
    ['rule', { id: 'r', severity: 'errore', message: 'm', test: { kind: 'condition' } }, ['test.condition']],
    ['cell', { form: 'PPP', level: 'BASE', admitted: false }, ['refusal']],
    ['parameter', { id: 'p', description: 'd', values: [{ from: '2027-02-30', value: 1, source: { label: 'l', urn: 'http://x' } }] }, ['values[0].from', 'values[0].source.urn']],
    ['head', { title: '', effectiveFrom: '2027-01-01', summary: 's' }, ['title']],
    ['lineage', [{ kind: 'retire', sources: ['<b>'], targets: [] }], ['entries[0].sources']],
  ] as const)('%s with mistakes is refused at each field', (kind, input, fields) => {
    const read = readPart(kind, input);
    expect(read.ok ? [] : read.problems.map((problem) => problem.field)).toEqual(fields);
  });

  it('never breaks, whatever comes', () => {
    fc.assert(fc.property(fc.constantFrom(...PART_KINDS), fc.jsonValue(), (kind, input) => expect(typeof readPart(kind, input).ok).toBe('boolean')));
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ModelContent } from '@province-comuni/models-contract';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import fc from 'fast-check';
import { clausesById } from './clause-lineage.js';
import { CHANGE_KINDS } from './testing/change-kinds.js';
import { all, editClause, editVariable, removeClauses } from './testing/model-edits.js';
import { movedItems } from './moved-items.js';
import { diffVersions, isEmptyDiff } from './version-diff.js';

const files = readPackageFolder('libs/models/content/innovazione');
const model = readPackage(files);
const ready = all(...CHANGE_KINDS.map((kind) => kind.prepare))(model);
const anyVersion: fc.Arbitrary<ModelContent> = fc.subarray([...CHANGE_KINDS], { maxLength: 10 }).map((kinds) => all(...kinds.map((kind) => kind.edit))(ready));
const anyClause = fc.constantFrom(...clausesById(model).keys());
const CONVENZIONE = 'atti/01-convenzione.md';
const withConvenzione = (change: (text: string) => string): ModelContent => readPackage(new Map(files).set(CONVENZIONE, change(files.get(CONVENZIONE)!)));

describe('the difference of two versions', () => {
  it('is empty between a version and itself, also after splits and merges', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        expect(isEmptyDiff(diffVersions(version, structuredClone(version)))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it.each(CHANGE_KINDS.map((kind) => [kind.name, kind] as const))('sees %s', (_name, kind) => {
    expect(isEmptyDiff(diffVersions(ready, kind.edit(ready)))).toBe(false);
  });

  it('names every clause of both versions exactly once', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (previous, next) => {
        const diff = diffVersions(previous, next);
        const named = [...diff.clauses.map((change) => change.id), ...diff.unchangedClauses];
        expect([...named].sort()).toEqual([...new Set([...clausesById(previous).keys(), ...clausesById(next).keys()])].sort());
      }),
      { numRuns: 30 },
    );
  });

  it('swapped, shows additions as removals', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const ids = (status: string, diff: ReturnType<typeof diffVersions>): string[] => diff.clauses.filter((change) => change.status === status).map((change) => change.id).sort();
        expect(ids('added', diffVersions(a, b))).toEqual(ids('removed', diffVersions(b, a)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a new name (law 16)', () => {
  it('of a heading is one changed heading', () => {
    fc.assert(
      fc.property(anyClause, fc.string({ minLength: 1 }), (id, text) => {
        const diff = diffVersions(model, editClause(id, { heading: [{ type: 'text', text: `${text} nuova` }] })(model));
        expect(diff.clauses).toEqual([expect.objectContaining({ id, status: 'changed', fields: ['heading'] })]);
      }),
    );
  });

  it('of a label is one changed label', () => {
    fc.assert(
      fc.property(fc.constantFrom(...model.variables.map((variable) => variable.key)), fc.string({ minLength: 1 }), (key, text) => {
        const diff = diffVersions(model, editVariable(key, { label: `${text} nuova` })(model));
        expect(diff.variables).toEqual([expect.objectContaining({ id: key, status: 'changed', fields: ['label'] })]);
        expect(diff.clauses).toEqual([]);
      }),
    );
  });
});

describe('the place of a clause', () => {
  it('is not moved by a clause added before it', () => {
    const next = withConvenzione((text) => text.replace('## [conv-definizioni]', '## [conv-prova] Prova\n> tipo: articolo\n\nTesto.\n\n## [conv-definizioni]'));
    expect(diffVersions(model, next).clauses.map(({ id, status }) => [id, status])).toEqual([['conv-prova', 'added']]);
  });

  it('is not moved by a clause removed before it', () => {
    expect(diffVersions(model, removeClauses('conv-oggetto')(model)).clauses.map(({ id, status }) => [id, status])).toEqual([['conv-oggetto', 'removed']]);
  });

  it('is moved when the clause goes after others, alone', () => {
    const spese = /## \[conv-spese\][\s\S]*?(?=\n## )/;
    const next = withConvenzione((text) => {
      const [clause] = spese.exec(text)!;
      return text.replace(spese, '').replace('## [conv-definizioni]', () => `${clause}\n## [conv-definizioni]`);
    });
    expect(diffVersions(model, next).clauses).toEqual([expect.objectContaining({ id: 'conv-spese', status: 'moved', fields: ['place'] })]);
  });

  it('moves as few as can be, and what is left keeps its order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 12 }).chain((ids) => fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids))), ([before, after]) => {
        const moved = movedItems(before, after);
        const stays = (list: readonly string[]): string[] => list.filter((id) => after.includes(id) && !moved.has(id));
        expect(stays(after)).toEqual(stays(before));
        expect(movedItems(before, before.filter((id) => after.includes(id))).size).toBe(0);
      }),
    );
  });

  it('of one item taken elsewhere is one move', () => {
    expect([...movedItems(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])]).toEqual(['a']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import fc from 'fast-check';
import { highestBump, type Bump } from './bump.js';
import { CHANGE_KINDS, CONDITION_ELSEWHERE } from './testing/change-kinds.js';
import { addClauses, all, editClause, editVariable, sampleClause } from './testing/model-edits.js';
import { nextVersion, requiredBump } from './version-bump.js';
import { diffVersions, isEmptyDiff } from './version-diff.js';

const model = readPackage(readPackageFolder('libs/models/content/innovazione'));
const ready = all(...CHANGE_KINDS.map((kind) => kind.prepare))(model);
const anyKinds = fc.subarray([...CHANGE_KINDS], { maxLength: 12 });

describe('the bump of one change alone (law 24)', () => {
  it.each(CHANGE_KINDS.map((kind) => [kind.name, kind.bump, kind] as const))('%s is %s', (_name, bump, kind) => {
    const before = kind.prepare(model);
    const required = requiredBump(diffVersions(before, kind.edit(before)));
    expect(required.bump).toBe(bump);
    expect(required.reasons.length).toBeGreaterThan(0);
    for (const reason of required.reasons) expect(reason.text).toMatch(/^[A-ZÈ].*\S\.$/);
  });

  it.each(['title', 'pillar', 'summary', 'description'] as const)('%s of the model is patch', (field) => {
    expect(requiredBump(diffVersions(model, { ...model, [field]: 'altro' })).bump).toBe('patch');
  });

  it.each(['key', 'formAxis', 'levelAxis'] as const)('%s of the model is major', (field) => {
    expect(requiredBump(diffVersions(model, { ...model, [field]: 'altro' })).bump).toBe('major');
  });

  it('renaming the key of a variable is major: answers are kept under it', () => {
    expect(requiredBump(diffVersions(model, editVariable('durata_anni', { key: 'anni_di_durata' })(model))).bump).toBe('major');
  });

  it('a clause that passes to another act is major', () => {
    expect(requiredBump(diffVersions(model, editClause('conv-spese', { actKey: 'carta-servizi' })(model))).bump).toBe('major');
  });

  it('a condition that goes to another paragraph is a changed condition, not a wording', () => {
    const before = addClauses(sampleClause('prova', { body: CONDITION_ELSEWHERE.before }))(model);
    expect(requiredBump(diffVersions(before, editClause('prova', { body: CONDITION_ELSEWHERE.after })(before))).bump).toBe('major');
  });

  it('nothing is nothing', () => {
    expect(requiredBump(diffVersions(model, { ...model, version: '9.9.9', effectiveFrom: '2030-01-01', changelog: [] }))).toEqual({ bump: 'none', reasons: [] });
  });
});

describe('the bump of many changes (law 24)', () => {
  it('is the highest of them, so that one more never lowers it', () => {
    fc.assert(
      fc.property(anyKinds, fc.constantFrom(...CHANGE_KINDS), (kinds, further) => {
        const first = all(...kinds.map((kind) => kind.edit))(ready);
        expect(requiredBump(diffVersions(ready, first)).bump).toBe(highestBump(kinds.map((kind) => kind.bump)));
        fc.pre(!kinds.includes(further));
        expect(requiredBump(diffVersions(ready, further.edit(first))).bump).toBe(highestBump([...kinds, further].map((kind) => kind.bump)));
      }),
      { numRuns: 60 },
    );
  });

  it('is none exactly when nothing changed', () => {
    fc.assert(
      fc.property(anyKinds, (kinds) => {
        const diff = diffVersions(ready, all(...kinds.map((kind) => kind.edit))(ready));
        expect(requiredBump(diff).bump === 'none').toBe(isEmptyDiff(diff));
      }),
      { numRuns: 30 },
    );
  });

  it('gives the highest reasons first', () => {
    const { reasons } = requiredBump(diffVersions(ready, all(...CHANGE_KINDS.map((kind) => kind.edit))(ready)));
    const ranks = reasons.map((reason) => ['major', 'minor', 'patch'].indexOf(reason.bump));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });
});

describe('the next version', () => {
  it.each<[string, Bump, string]>([
    ['1.4.2', 'major', '2.0.0'],
    ['1.4.2', 'minor', '1.5.0'],
    ['1.4.2', 'patch', '1.4.3'],
    ['1.4.2', 'none', '1.4.2'],
    ['1.9.9', 'minor', '1.10.0'],
  ])('after %s, %s is %s', (current, bump, next) => {
    expect(nextVersion(current, bump)).toBe(next);
  });

  it('refuses what is no version', () => {
    expect(() => nextVersion('1.0', 'minor')).toThrow(RangeError);
  });
});

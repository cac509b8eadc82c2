import { describe, expect, it } from '@jest/globals';
import type { ModelContent } from '@province-comuni/models-contract';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { inReadingOrder } from '@province-comuni/shared-act-tree';
import { canonicalJson, DomainError } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { diffVersions, isEmptyDiff } from '../model-version/version-diff.js';
import { changeDraft, undoChanges, type DraftChange } from './change-draft.js';
import { partOf, partsOf, type PartRef } from './draft-part.js';
import type { PartChange } from './model-draft.js';
import { readPart } from './read-part.js';
import { whereUsed } from './where-used.js';

const CONTENT: ModelContent = { ...readPackage(readPackageFolder('libs/models/content/innovazione')), lineage: [] };
const PARTS = partsOf(CONTENT);
const CLAUSES = PARTS.filter((part) => part.kind === 'clause');

const anyPart = fc.constantFrom(...PARTS);
const anyClause = fc.constantFrom(...CLAUSES);

/** Whatever a curator may ask for, sensible or not. */
const anyChange: fc.Arbitrary<DraftChange> = fc.oneof(
  fc.record({ kind: fc.constant('remove' as const), part: anyPart }),
  fc.record({ kind: fc.constant('move' as const), part: anyPart, afterId: fc.oneof(fc.constant(null), anyPart.map((part) => part.id)) }),
  fc.record({ kind: fc.constant('move' as const), part: anyClause, afterId: fc.oneof(fc.constant(null), anyClause.map((part) => part.id)), parentId: fc.oneof(fc.constant(null), anyClause.map((part) => part.id)) }),
  // The value of one part written over another of its kind, under its own name.
  fc.tuple(anyClause, anyClause).map(([part, other]): DraftChange => ({ kind: 'save', part, value: { ...partOf(CONTENT, other)!.value, id: part.id } })),
  fc.tuple(anyClause, fc.string({ minLength: 1, maxLength: 6 })).map(([part, name]): DraftChange => ({ kind: 'add', part: { kind: 'clause', id: `nuova-${name}` }, value: { ...partOf(CONTENT, part)!.value, id: `nuova-${name}` }, afterId: part.id })),
);

/** All of a draft that may be asked for is done, or refused with a reason; the draft stays whole. */
function play(changes: readonly DraftChange[]): { content: ModelContent; done: PartChange[][] } {
  let content = CONTENT;
  const done: PartChange[][] = [];
  for (const change of changes) {
    try {
      const result = changeDraft(content, change);
      content = result.content;
      if (result.changes.length > 0) done.push(result.changes);
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
    }
  }
  return { content, done };
}

/** Every part by name: the order in which clauses are stored says nothing. */
function valuesOf(content: ModelContent): Record<string, string> {
  return Object.fromEntries(partsOf(content).map((ref) => [`${ref.kind}/${ref.id}`, canonicalJson(partOf(content, ref)!.value)]));
}

describe('changing a draft', () => {
  it('keeps it whole whatever is asked: each clause once, in its act, under a group that is there, every part readable', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
        const { content } = play(changes);
        const ids = content.acts.flatMap((act) => act.clauses.map((clause) => clause.id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const act of content.acts) {
          expect(inReadingOrder(act.clauses)).toHaveLength(act.clauses.length);
          for (const clause of act.clauses) {
            expect(clause.actKey).toBe(act.template.key);
            if (clause.parentId !== null) expect(act.clauses.find((parent) => parent.id === clause.parentId)).toMatchObject({ kind: 'gruppo', parentId: null });
          }
        }
        for (const ref of partsOf(content)) expect(readPart(ref.kind, partOf(content, ref)!.value)).toMatchObject({ ok: true });
      }),
      { numRuns: 40 },
    );
  });

  it('taken back step by step leaves what it was before', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 8 }), (changes) => {
        const { content, done } = play(changes);
        const restored = done.reduceRight((draft, step) => undoChanges(draft, step)!.content, content);
        expect(valuesOf(restored)).toEqual(valuesOf(CONTENT));
        expect(isEmptyDiff(diffVersions(CONTENT, restored))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('removes a clause and says what became of it in one action', () => {
    const part: PartRef = { kind: 'clause', id: 'conv-definizioni' };
    const end = { kind: 'retire', sources: ['conv-definizioni'], targets: [], heir: null, reason: 'Sono nella carta.' };
    const done = changeDraft(CONTENT, { kind: 'remove', part, lineage: [end] });
    expect(done.content.lineage).toEqual([end]);
    expect(isEmptyDiff(diffVersions(CONTENT, undoChanges(done.content, done.changes)!.content))).toBe(true);
    expect(() => changeDraft(CONTENT, { kind: 'remove', part, lineage: [{ ...end, sources: ['<b>'] }] })).toThrow(expect.objectContaining({ code: 'MODELS.PART_REFUSED' }));
  });

  it('moves an act and takes that back, whatever other act moved since', () => {
    const [first, , third] = CONTENT.acts.map((act) => act.template.key);
    const keys = (content: ModelContent): string[] => content.acts.map((act) => act.template.key);
    const moved = changeDraft(CONTENT, { kind: 'move', part: { kind: 'act', id: third! }, afterId: null });
    expect(keys(moved.content)[0]).toBe(third);
    expect(moved.content.acts.map((act) => act.template.position)).toEqual([0, 1, 2, 3]);
    const again = changeDraft(moved.content, { kind: 'move', part: { kind: 'act', id: first! }, afterId: null });
    expect(keys(undoChanges(again.content, moved.changes)!.content)).toContain(third);
    expect(keys(undoChanges(moved.content, moved.changes)!.content)).toEqual(keys(CONTENT));
  });

  it('taken back is taken back again', () => {
    const part: PartRef = { kind: 'clause', id: 'conv-definizioni' };
    const removed = changeDraft(CONTENT, { kind: 'remove', part });
    const undone = undoChanges(removed.content, removed.changes)!;
    const redone = undoChanges(undone.content, undone.changes)!;
    expect(redone.content).toEqual(removed.content);
    expect(undoChanges(removed.content, [{ part, before: null, after: partOf(CONTENT, part) }])).toBeNull();
  });

  it.each([
    ['a part that is not there', { kind: 'save', part: { kind: 'clause', id: 'nessuna' }, value: {} }, 'MODELS.DRAFT_CHANGE_REFUSED'],
    ['a name taken', { kind: 'add', part: { kind: 'variable', id: 'durata_anni' }, value: {}, afterId: null }, 'MODELS.PART_REFUSED'],
    ['a form or level taken out', { kind: 'remove', part: { kind: 'variable', id: CONTENT.formAxis } }, 'MODELS.DRAFT_CHANGE_REFUSED'],
    ['a question that texts use', { kind: 'remove', part: { kind: 'variable', id: 'durata_anni' } }, 'MODELS.DRAFT_CHANGE_REFUSED'],
    ['an act with clauses', { kind: 'remove', part: { kind: 'act', id: 'convenzione' } }, 'MODELS.DRAFT_CHANGE_REFUSED'],
    ['an article inside another', { kind: 'move', part: { kind: 'clause', id: 'conv-durata' }, afterId: null, parentId: 'conv-oggetto' }, 'MODELS.DRAFT_CHANGE_REFUSED'],
    ['a place after a clause of another act', { kind: 'move', part: { kind: 'clause', id: 'conv-durata' }, afterId: 'dp-visti' }, 'MODELS.DRAFT_CHANGE_REFUSED'],
  ] as const)('%s is refused', (_, change, code) => {
    expect(() => changeDraft(CONTENT, change as DraftChange)).toThrow(expect.objectContaining({ code }));
  });
});

describe('where a part is used', () => {
  it('finds texts, conditions, calculations and rules, and rows of a repeat', () => {
    expect(whereUsed(CONTENT, { kind: 'variable', id: 'durata_anni' }).map((usage) => usage.part.kind)).toEqual(expect.arrayContaining(['clause', 'rule']));
    expect(whereUsed(CONTENT, { kind: 'variable', id: 'servizi' }).length).toBeGreaterThan(0);
    expect(whereUsed(CONTENT, { kind: 'clause', id: 'conv-durata' }).length).toBeGreaterThan(0);
    expect(whereUsed(CONTENT, { kind: 'parameter', id: 'durata_minima_funzioni_fondamentali' }).length).toBeGreaterThan(0);
    expect(whereUsed(CONTENT, { kind: 'step', id: CONTENT.steps[0]!.id }).length).toBeGreaterThan(0);
    expect(whereUsed(CONTENT, { kind: 'source', id: 'report' })).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { plainRichText, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { inReadingOrder } from '@province-comuni/shared-act-tree';
import { effectiveClauses } from '../instance/effective-clauses.js';
import type { Instance } from '../instance/instance.js';
import { ACT, clause, instanceOf, localClause, model, settle, versionId, words, worldOf, type World } from './testing/upgrade-worlds.js';
import type { UpgradeChoice, UpgradeResolution } from './upgrade-item.js';

const first = model('1.0.0', [clause('c0', 0), clause('c1', 1), clause('c2', 2)]);

function world(next: ReturnType<typeof model>, instance: Instance): World {
  return worldOf([{ id: versionId(1), content: first }, { id: versionId(2), content: next }], instance);
}

function decide(from: World, key: string, choice: UpgradeChoice, texts: UpgradeResolution['texts'] = [], reason: string | null = null): UpgradeResolution {
  const item = settle(from).items.find((each) => each.item.key === key)!.item;
  return { key, hash: item.hash, choice, texts, reason, personName: 'Prova', at: new Date(0) };
}

function readingOrder({ contentAfter, after }: ReturnType<typeof settle>): string[] {
  return inReadingOrder(effectiveClauses(contentAfter, ACT, after.clauses)).map((each) => each.id);
}

const reference = (clauseId: string): Inline => ({ type: 'clauseRef', attrs: { clauseId } });
const textWith = (...inlines: Inline[]): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: inlines }] });

describe('places of the Provincia’s own', () => {
  it('an added clause stays behind the one it stood behind, though the version gave new keys to all', () => {
    const added = localClause('mia', versionId(1), { state: 'ADDED', orderKey: 'm0001i', kind: 'articolo', heading: words('Mia'), body: plainRichText('Mia.') });
    const next = model('1.1.0', [clause('n0', 0), clause('c0', 1), clause('c1', 2), clause('c2', 3)]);
    expect(readingOrder(settle(world(next, instanceOf(first, versionId(1), { clauses: [...instanceOf(first, versionId(1)).clauses, added] }))))).toEqual(['n0', 'c0', 'mia', 'c1', 'c2']);
  });

  it('a clause that the Provincia alone moved stays where it put it', () => {
    const own = instanceOf(first, versionId(1));
    const moved = { ...own, clauses: own.clauses.map((each) => (each.clauseId === 'c0' ? { ...each, orderKey: 'm0003i' } : each)) };
    const next = model('1.1.0', [clause('n0', 0), clause('c0', 1), clause('c1', 2), clause('c2', 3)]);
    const settled = settle(world(next, moved));
    expect(settled.open).toBe(0);
    expect(readingOrder(settled)).toEqual(['n0', 'c1', 'c2', 'c0']);
  });

  it('where both moved it, a person decides, and the model’s place is proposed', () => {
    const own = instanceOf(first, versionId(1));
    const moved = { ...own, clauses: own.clauses.map((each) => (each.clauseId === 'c0' ? { ...each, orderKey: 'm0002i' } : each)) };
    const from = world(model('1.1.0', [clause('c1', 0), clause('c2', 1), clause('c0', 2)]), moved);
    expect(from.plan.items).toEqual([expect.objectContaining({ class: 'MOVED', key: 'clause:c0' })]);
    expect(readingOrder(settle(from, [decide(from, 'clause:c0', 'ACCEPT')]))).toEqual(['c1', 'c2', 'c0']);
    expect(readingOrder(settle(from, [decide(from, 'clause:c0', 'OURS', [], 'da noi sta qui')]))).toEqual(['c1', 'c0', 'c2']);
  });
});

describe('references of the Provincia’s own texts', () => {
  const referring = (target: string): Instance => {
    const own = instanceOf(first, versionId(1));
    return { ...own, clauses: own.clauses.map((each) => (each.clauseId === 'c1' ? { ...each, state: 'EDITED' as const, heading: words('Rubrica c1'), body: textWith({ type: 'text', text: 'Si veda ' }, reference(target)) } : each)) };
  };

  it('follow a divided clause to its heir', () => {
    const next = model('2.0.0', [clause('c0a', 0, { body: plainRichText('c0p1w1') }), clause('c0b', 1), clause('c1', 2), clause('c2', 3)], [{ kind: 'split', sources: ['c0'], targets: ['c0a', 'c0b'], heir: 'c0b', reason: 'prova' }]);
    const settled = settle(world(next, referring('c0')));
    expect(settled.open).toBe(0);
    expect(settled.after.clauses.find((each) => each.clauseId === 'c1')?.body).toEqual(textWith({ type: 'text', text: 'Si veda ' }, reference('c0b')));
  });

  it('that lead nowhere wait for a person, and go on once they are mended', () => {
    const from = world(model('2.0.0', [clause('c1', 0), clause('c2', 1)], [{ kind: 'retire', sources: ['c0'], targets: [], heir: null, reason: 'prova' }]), referring('c0'));
    const open = settle(from);
    expect(open.items.filter(({ choice }) => choice === null).map(({ item }) => item.key)).toEqual(['reference:c1']);
    const still = decide(from, 'reference:c1', 'EDIT', [{ clauseId: 'c1', heading: words('Rubrica c1'), body: textWith(reference('c0')) }]);
    expect(settle(from, [still]).open).toBe(1);
    const mended = decide(from, 'reference:c1', 'EDIT', [{ clauseId: 'c1', heading: words('Rubrica c1'), body: plainRichText('Senza rimando.') }]);
    const settled = settle(from, [mended]);
    expect(settled.open).toBe(0);
    expect(settled.blocking).toEqual([]);
    expect(settled.after.clauses.find((each) => each.clauseId === 'c1')?.body).toEqual(plainRichText('Senza rimando.'));
  });

  it('are there again when the retired clause is kept as one’s own', () => {
    const from = world(model('2.0.0', [clause('c1', 0), clause('c2', 1)], [{ kind: 'retire', sources: ['c0'], targets: [], heir: null, reason: 'prova' }]), referring('c0'));
    expect(settle(from, [decide(from, 'clause:c0', 'OURS', [], 'ci serve')])).toMatchObject({ open: 0, blocking: [] });
  });
});

describe('decisions', () => {
  const reworded = model('1.1.0', [clause('c0', 0, { body: plainRichText('c0p1w1 nuovo c0p1w2 c0p1w3 c0p1w4 c0p1w5 c0p1w6', 'c0p2w1') }), clause('c1', 1), clause('c2', 2)]);

  it('hold as long as what they were about is the same', () => {
    const from = world(reworded, instanceOf(first, versionId(1)));
    const later = decide(from, 'clause:c0', 'LATER');
    expect(settle(from, [later]).items[0]).toMatchObject({ choice: 'LATER' });
    const edited = instanceOf(first, versionId(1));
    const changed = world(reworded, { ...edited, clauses: edited.clauses.map((each) => (each.clauseId === 'c0' ? { ...each, state: 'EDITED' as const, heading: words('Altra'), body: first.acts[0]!.clauses[0]!.body } : each)) });
    expect(settle(changed, [later]).items[0]).toMatchObject({ choice: 'ACCEPT', resolution: null });
  });

  it('against the model need a reason', () => {
    const from = world(reworded, instanceOf(first, versionId(1)));
    expect(settle(from, [decide(from, 'clause:c0', 'OURS')]).items[0]).toMatchObject({ resolution: null });
    const settled = settle(from, [decide(from, 'clause:c0', 'OURS', [], 'lo vuole il nostro regolamento')]);
    expect(settled.after.clauses.find((each) => each.clauseId === 'c0')).toMatchObject({ state: 'EDITED', reason: 'lo vuole il nostro regolamento', body: first.acts[0]!.clauses[0]!.body, baseVersionId: versionId(2) });
  });

  it('to wait leave text and base as they are', () => {
    const from = world(reworded, instanceOf(first, versionId(1)));
    const { after, contentAfter } = settle(from, [decide(from, 'clause:c0', 'LATER')]);
    expect(after.clauses.find((each) => each.clauseId === 'c0')).toMatchObject({ state: 'KEPT', baseVersionId: versionId(1) });
    expect(effectiveClauses(contentAfter, ACT, after.clauses).find((each) => each.id === 'c0')?.body).toEqual(first.acts[0]!.clauses[0]!.body);
  });

  it('about a clause that the model takes up again after the Provincia had kept it are asked for', () => {
    const kept = { ...instanceOf(first, versionId(1)), clauses: [...instanceOf(first, versionId(1)).clauses, localClause('c9', versionId(1), { state: 'ADDED', heading: words('Nostra'), body: plainRichText('Nostra.'), orderKey: 'm0009', kind: 'articolo' })] };
    const from = world(model('1.1.0', [clause('c0', 0), clause('c1', 1), clause('c2', 2), clause('c9', 3)]), kept);
    expect(settle(from).open).toBe(1);
    expect(settle(from, [decide(from, 'clause:c9', 'OURS', [], 'è la nostra')]).after.clauses.find((each) => each.clauseId === 'c9')).toMatchObject({ state: 'EDITED', body: plainRichText('Nostra.') });
  });
});

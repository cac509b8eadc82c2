import { describe, expect, it } from '@jest/globals';
import { PUBLIC_AUDIENCE, VISITOR, type Actor } from '@province-comuni/identity-contract';
import type { NoticeSubjectSource } from '@province-comuni/notices-contract';
import { NoticeSubjectRegistry } from './notice-subject-registry.js';

const source = (kind: string, open: readonly string[], closed: readonly string[] = []): NoticeSubjectSource => ({
  kind,
  followable: kind === 'documento',
  cards: async (ids) => new Map(ids.filter((id) => [...open, ...closed].includes(id)).map((id) => [id, { title: id, href: `/${id}`, audience: [open.includes(id) ? PUBLIC_AUDIENCE : 'ente:altrui'] }])),
});

describe('the subjects of notices', () => {
  it('are readable by who holds one of their words; those that are not there, and those of a kind that nobody knows, are not', async () => {
    const registry = new NoticeSubjectRegistry();
    registry.add(source('documento', ['a'], ['c']));
    registry.add(source('pratica', ['b']));
    const readable = await registry.readable(VISITOR, [{ kind: 'documento', id: 'a' }, { kind: 'documento', id: 'b' }, { kind: 'documento', id: 'c' }, { kind: 'pratica', id: 'b' }, { kind: 'ignoto', id: 'a' }]);
    expect([...readable.keys()]).toEqual(['documento a', 'pratica b']);
  });

  it('are asked for once for many readers, each of whom is shown his own', async () => {
    const registry = new NoticeSubjectRegistry();
    const asked: string[][] = [];
    const { cards } = source('documento', ['a'], ['c']);
    registry.add({ ...source('documento', []), cards: (ids) => (asked.push([...ids]), cards(ids)) });
    const readable = await registry.readableBy([{ kind: 'documento', id: 'a' }, { kind: 'documento', id: 'c' }, { kind: 'documento', id: 'a' }, { kind: 'documento', id: 'nessuno' }, { kind: 'ignoto', id: 'a' }]);
    const colleague = { ...VISITOR, kind: 'person', memberships: [{ enteId: 'altrui', roles: ['LETTORE'] }] } as unknown as Actor;
    expect([[...readable(VISITOR).keys()], [...readable(colleague).keys()]]).toEqual([['documento a'], ['documento a', 'documento c']]);
    expect(asked).toEqual([['a', 'c', 'nessuno']]);
  });

  it('have marks where their domain gives them: who follows changes learns which events tell of them, and what each is about', async () => {
    const registry = new NoticeSubjectRegistry();
    const marks = (follows: string, concerned: readonly string[] | null): NoticeSubjectSource['marks'] => ({ follows: [follows], concerned: () => concerned, of: async (ids) => new Map(ids.map((id) => [id, `mark of ${id}`])) });
    registry.add({ ...source('documento', []), marks: marks('changed', ['a'])! });
    registry.add({ ...source('clausola', []), marks: marks('published', null)! });
    registry.add(source('commento', ['b']));
    expect(registry.follows()).toEqual(['changed', 'published']);
    expect([...registry.concerned({ kind: 'changed', payload: {} })]).toEqual([['documento', ['a']]]);
    expect([...registry.concerned({ kind: 'published', payload: {} })]).toEqual([['clausola', null]]);
    expect([...(await registry.marksOf([{ kind: 'documento', id: 'a' }, { kind: 'commento', id: 'b' }, { kind: 'ignoto', id: 'c' }]))]).toEqual([['documento a', 'mark of a']]);
  });

  it('can be followed where their domain says so; a kind is made known once', () => {
    const registry = new NoticeSubjectRegistry();
    registry.add(source('documento', []));
    registry.add(source('pratica', []));
    expect(['documento', 'pratica', 'ignoto'].map((kind) => registry.isFollowable(kind))).toEqual([true, false, false]);
    expect(() => registry.add(source('documento', []))).toThrow('known already');
  });
});

import { describe, expect, it } from '@jest/globals';
import { PUBLIC_AUDIENCE, VISITOR } from '@province-comuni/identity-contract';
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

  it('can be followed where their domain says so; a kind is made known once', () => {
    const registry = new NoticeSubjectRegistry();
    registry.add(source('documento', []));
    registry.add(source('pratica', []));
    expect(['documento', 'pratica', 'ignoto'].map((kind) => registry.isFollowable(kind))).toEqual([true, false, false]);
    expect(() => registry.add(source('documento', []))).toThrow('known already');
  });
});

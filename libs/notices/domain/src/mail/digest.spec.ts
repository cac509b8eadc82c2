import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import type { Notice } from '../notice.js';
import { digestHtml, digestOf, digestText, MOST_IN_DIGEST, MOST_WITH_WORDS } from './digest.js';

const WORDS = { publicUrl: 'https://comuni.example.it', unsubscribe: 'https://comuni.example.it/api/mail/unsubscribe?t=x' };

/** @param minute of the day: later is newer @param place community; null: of no conversation */
function notice(id: string, minute: number, place: string | null, conversation = '', text = `testo ${id}`): Notice {
  const mail = place === null ? null : { subject: 's', place: { kind: 'community', id: place }, placeTitle: `Community ${place}`, title: conversation, messageId: `<${id}@x>`, references: [`<${conversation}@x>`], answer: null };
  return { id, personId: 'p' as PersonId, topic: 't', key: id, title: `titolo ${id}`, text, href: `/x/${id}`, subjects: [], createdAt: new Date(Date.UTC(2026, 11, 1, 0, minute)), mail, readAt: null, lateFrom: null };
}

describe('a digest', () => {
  it('is grouped by community and conversation, newest first; the rest comes last', () => {
    const { places, rest } = digestOf([notice('a', 1, 'sua', 'polizze'), notice('b', 2, null), notice('c', 3, 'europa', 'bandi'), notice('d', 4, 'sua', 'verbali'), notice('e', 5, 'sua', 'polizze')]);
    expect(places.map(({ title, conversations }) => [title, ...conversations.map((each) => [each.title, ...each.notices.map(({ id }) => id)])])).toEqual([
      ['Community sua', ['polizze', 'e', 'a'], ['verbali', 'd']],
      ['Community europa', ['bandi', 'c']],
      [null, [null, 'b']],
    ]);
    expect(rest).toBe(0);
  });

  it('has every notice once, up to its measure, and says how many are left', () => {
    const some = fc.array(fc.record({ minute: fc.nat({ max: 500 }), place: fc.constantFrom('sua', 'europa', null), conversation: fc.constantFrom('uno', 'due') }), { maxLength: 100 });
    fc.assert(
      fc.property(some, (all) => {
        const notices = all.map(({ minute, place, conversation }, at) => notice(String(at), minute, place, conversation));
        const { places, rest } = digestOf(notices);
        const shown = places.flatMap(({ conversations }) => conversations.flatMap((each) => each.notices));
        expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
        expect([shown.length, shown.length + rest]).toEqual([Math.min(MOST_IN_DIGEST, notices.length), notices.length]);
        for (const { conversations } of places) for (const each of conversations) expect(each.notices.map(({ createdAt }) => -createdAt)).toEqual(each.notices.map(({ createdAt }) => -createdAt).sort((a, b) => a - b));
      }),
    );
  });

  it('is complete: the newest with their words, all others by what happened and where', () => {
    const text = digestText(digestOf(Array.from({ length: MOST_WITH_WORDS + 140 }, (_, at) => notice(`n${at}`, at, 'sua', 'polizze'))), WORDS);
    const has = (words: string): boolean => text.includes(`${words}\n`);
    expect([has('– titolo n199'), has('  testo n199'), has('– titolo n0'), has('https://comuni.example.it/x/n0'), has('  testo n0'), text.includes('altri')]).toEqual([true, true, true, true, false, false]);
  });

  it('says the same as text and as HTML, in which nothing of what people wrote is markup', () => {
    const digest = digestOf([notice('a', 1, 'sua', 'polizze', '<script>x()</script> & "altro"')]);
    const text = digestText(digest, WORDS);
    for (const words of ['COMMUNITY SUA', 'polizze', '– titolo a', '<script>x()</script> & "altro"', 'https://comuni.example.it/x/a', WORDS.unsubscribe]) expect(text).toContain(words);
    const html = digestHtml(digest, WORDS);
    expect(html).not.toContain('<script>');
    for (const words of ['<h2>Community sua</h2>', '<h3>polizze</h3>', '&lt;script&gt;x()&lt;/script&gt; &amp; &quot;altro&quot;', 'href="https://comuni.example.it/x/a"', 'unsubscribe?t=x"']) expect(html).toContain(words);
  });
});

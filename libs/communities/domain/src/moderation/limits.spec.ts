import { describe, expect, it } from '@jest/globals';
import { plainPost, type PostText } from '@province-comuni/communities-contract';
import fc from 'fast-check';
import { CommunityInvalid } from '../errors.js';
import { DEFAULT_LIMITS, isListed, judgeWriting, likenessOf, linksOf, readLimits, readListed, repeats, sketchOf, type WritingFacts } from './limits.js';

const now = new Date('2026-11-29T10:00:00Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const facts = (changes: Partial<WritingFacts> = {}): WritingFacts => ({ now, limits: DEFAULT_LIMITS, written: [], likeness: 0, trust: 'MEMBRO', isListed: false, held: 0, ...changes });
const problem = (text: PostText, changes: Partial<WritingFacts>): string => {
  try {
    judgeWriting(text, facts(changes));
  } catch (error) {
    if (error instanceof CommunityInvalid) return error.details.problems[0]!.message;
    throw error;
  }
  return '';
};
const LONG = 'Vendiamo a tutti gli Enti della rete ottimi programmi per la gestione delle gare e dei contratti di ogni genere';

describe('how often somebody writes', () => {
  it('is counted in the community, to the second, and says when it is time again', () => {
    const limits = { ...DEFAULT_LIMITS, perMinute: 2, perHour: 3, perDay: 4 };
    expect(problem(plainPost('x'), { limits, written: [ago(1), ago(59)] })).toBe('Si scrivono al massimo 2 messaggi in un minuto: riprovate fra un minuto. Ciò che avete scritto resta qui.');
    expect(problem(plainPost('x'), { limits, written: [ago(1), ago(60)] })).toBe('');
    expect(problem(plainPost('x'), { limits, written: [ago(100), ago(200), ago(1_800)] })).toContain('al massimo 3 messaggi in un’ora: riprovate fra 30 minuti');
    expect(problem(plainPost('x'), { limits, written: [ago(4_000), ago(5_000), ago(6_000), ago(72_000)] })).toContain('al massimo 4 messaggi in un giorno: riprovate fra 4 ore');
  });

  it('of a new member is less in a day', () => {
    const limits = { ...DEFAULT_LIMITS, newPerDay: 1 };
    expect([problem(plainPost('x'), { limits, trust: 'NUOVO', written: [ago(4_000)] }), problem(plainPost('x'), { limits, written: [ago(4_000)] })]).toEqual([expect.stringContaining('nei primi giorni'), '']);
  });

});

describe('the same text again', () => {
  it('is refused, nearly the same is held, another is not; short ones are nobody’s', () => {
    const likeTo = (said: string, text: string, at = ago(3_600)): number => repeats(sketchOf(plainPost(text)), [{ at, sketch: sketchOf(plainPost(said)) }], DEFAULT_LIMITS, now);
    const nearly = LONG.replace('ottimi', 'buoni');
    expect(problem(plainPost(LONG), { likeness: likeTo(LONG, `  ${LONG.toUpperCase()}!`) })).toContain('lo stesso testo nelle ultime 24 ore');
    expect(judgeWriting(plainPost(nearly), facts({ likeness: likeTo(LONG, nearly) }))).toBe('RIPETUTO');
    expect(judgeWriting(plainPost(nearly), facts({ likeness: likeTo(LONG, nearly), trust: 'AFFIDABILE' }))).toBeNull();
    expect(problem(plainPost(LONG), { likeness: likeTo(LONG, LONG), trust: 'AFFIDABILE' })).toContain('lo stesso testo');
    expect(judgeWriting(plainPost(LONG), facts({ likeness: likeTo(LONG, 'Chi ha già affidato la direzione dei lavori con un accordo quadro fra più Comuni della stessa Provincia?') }))).toBeNull();
    expect(likeTo(LONG, LONG, ago(25 * 3_600))).toBe(0);
    expect(sketchOf(plainPost('Grazie a tutti, molto utile.'))).toEqual([]);
    expect(problem(plainPost(nearly), { likeness: likeTo(LONG, nearly), held: 5 })).toContain('5 messaggi in attesa');
  });

  it('has a likeness of its own, the same both ways, from 0 to 1', () => {
    const words = fc.array(fc.constantFrom('gara', 'lotto', 'comune', 'provincia', 'ente', 'bando', 'sua'), { minLength: 8, maxLength: 60 }).map((list) => sketchOf(plainPost(list.join(' '))));
    fc.assert(fc.property(words, words, (a, b) => {
      const likeness = likenessOf(a, b);
      expect(likeness).toBe(likenessOf(b, a));
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(likenessOf(a, a)).toBe(1);
    }));
  });
});

describe('links', () => {
  it('are found behind words and in them, each once', () => {
    const linked: PostText = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'qui', marks: [{ type: 'link', attrs: { href: 'https://a.example/x' } }] }, { type: 'text', text: ' e su www.b.example, https://a.example/x. Poi /documenti/uno' }] }] };
    expect(linksOf(linked)).toEqual(['https://a.example/x', 'http://www.b.example']);
  });

  it('are compared by host and path: what stands below is listed, what only looks like it is not', () => {
    expect([readListed('HTTPS://WWW.Truffa.example/'), readListed('esempio.it/a/')]).toEqual(['truffa.example', 'esempio.it/a']);
    for (const typed of ['', 'due parole', 'http://', 'localhost', 'javascript:alert(1)']) expect(() => readListed(typed)).toThrow(CommunityInvalid);
    const listed = ['truffa.example', 'esempio.it/a'];
    expect(['https://truffa.example', 'http://x.y.truffa.example:8080/z', 'https://esempio.it/a/b?c', 'https://www.esempio.it/a'].map((href) => isListed(href, listed))).toEqual([true, true, true, true]);
    expect(['https://truffa.example.org', 'https://nontruffa.example', 'https://esempio.it/ab', 'https://esempio.it', 'x'].map((href) => isListed(href, listed))).toEqual([false, false, false, false, false]);
  });

  it('of a new member are held beyond a few, and of everybody refused beyond many', () => {
    const many = (count: number): PostText => plainPost(Array.from({ length: count }, (_, index) => `https://sito${index}.example`).join(' '));
    expect([judgeWriting(many(3), facts({ trust: 'NUOVO' })), judgeWriting(many(2), facts({ trust: 'NUOVO' })), judgeWriting(many(3), facts()), judgeWriting(many(1), facts({ isListed: true }))]).toEqual(['COLLEGAMENTI', null, null, 'COLLEGAMENTO']);
    expect(problem(many(21), {})).toContain('al massimo 20 collegamenti: il vostro ne ha 21');
  });
});

it('limits are whole numbers that fit each other', () => {
  const wrong = (changes: object): string[] => {
    try {
      readLimits({ ...DEFAULT_LIMITS, ...changes });
    } catch (error) {
      return (error as CommunityInvalid).details.problems.map(({ field }) => field);
    }
    return [];
  };
  expect([wrong({}), wrong({ perMinute: 1.5, newLinks: -1 }), wrong({ perMinute: 60, perHour: 5 }), wrong({ perDay: 1 }), wrong({ repeatHours: 73 })]).toEqual([[], ['perMinute', 'newLinks'], ['perHour'], ['perDay'], ['repeatHours']]);
});

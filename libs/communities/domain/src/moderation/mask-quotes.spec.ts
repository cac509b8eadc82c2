import { describe, expect, it } from '@jest/globals';
import { plainPost, plainTextOf, type PostBlock, type PostId, type PostText } from '@province-comuni/communities-contract';
import { lineOf, maskQuotes, unmaskQuotes } from './mask-quotes.js';

const HIDDEN = plainPost('Comprate da noi, costa poco davvero.', 'Chiamate il numero.');
const quote = (...paragraphs: string[]): PostBlock => ({ type: 'blockquote', content: plainPost(...paragraphs).content });
const doc = (...content: PostBlock[]): PostText => ({ type: 'doc', content });
const ID = '0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a11' as PostId;
const OTHER = '0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a22' as PostId;
const named = (postId: string, ...paragraphs: string[]): PostBlock => ({ ...quote(...paragraphs), attrs: { postId } }) as PostBlock;
const mask = (text: PostText, hidden: PostText | null = HIDDEN, isNear = true): ReturnType<typeof maskQuotes> => maskQuotes(text, { id: ID, text: hidden, isNear }, 'HIDDEN');

describe('quotes of hidden words', () => {
  it('are masked whole and in part, however they are spaced, also within lists and other quotes; what stands around stays', () => {
    const item = (block: PostBlock): PostBlock => ({ type: 'bulletList', content: [{ type: 'listItem', content: [block] }] });
    for (const block of [quote('comprate da noi costa poco davvero', 'Chiamate il numero'), quote('…da noi, costa poco davvero.'), item(quote('Comprate da noi, costa poco')), { type: 'blockquote' as const, content: [quote('Comprate da noi, costa poco'), ...plainPost('Sì.').content] }]) {
      const masked = plainTextOf(mask(doc(block, ...plainPost('Non mi pare.').content)).text);
      expect(masked).toContain('Citazione di un messaggio nascosto dalla moderazione.');
      expect(masked).not.toContain('costa poco');
      expect(masked).toContain('Non mi pare.');
    }
  });

  it('of others stay, and so do few words that anybody says; then it is the same text', () => {
    for (const text of [doc(quote('Un’altra cosa che qualcuno ha detto ieri.')), doc(quote('costa poco')), plainPost('Comprate da noi, costa poco davvero.')]) expect(mask(text)).toEqual({ text, quotes: [] });
    const any = doc(quote('Comprate'));
    expect(mask(any, plainPost('')).text).toBe(any);
  });

  it('are masked whatever they say, when they name the post, also where its words are gone; and put back as they were', () => {
    const text = doc(named(ID, 'Comprate.'), named(OTHER, 'Un’altra cosa.'), quote('Senza nome'), { type: 'bulletList', content: [{ type: 'listItem', content: [named(ID, 'Ancora.')] }] });
    const { text: masked, quotes } = mask(text, null, false);
    expect(plainTextOf(masked)).not.toMatch(/Comprate|Ancora/);
    expect(plainTextOf(masked)).toContain('Un’altra cosa.');
    expect(mask(masked, null)).toEqual({ text: masked, quotes: [] });
    expect(unmaskQuotes(masked, OTHER, quotes)).toEqual(masked);
    expect(unmaskQuotes(masked, ID, quotes)).toEqual(text);
    // One of them was written over meanwhile.
    const changed = { ...masked, content: [named(ID, 'Parole mie.'), ...masked.content.slice(1)] };
    expect(plainTextOf(unmaskQuotes(changed, ID, quotes))).toContain('Parole mie.');
  });

  it('are known by the post’s own words: what it quotes itself may be quoted on', () => {
    const replying = doc(quote('Una domanda lunga abbastanza di qualcuno.'), ...plainPost('Una risposta lunga abbastanza a quella.').content);
    const text = doc(quote('Una domanda lunga abbastanza di qualcuno.'));
    expect(mask(text, replying).text).toBe(text);
    expect(mask(doc({ type: 'blockquote', content: replying.content }), replying).quotes).toHaveLength(1);
    // The quote of another post, in which this one is quoted: the inner one alone.
    const { text: inner } = mask(doc({ ...named(OTHER, 'Non sono d’accordo, per molte ragioni.'), content: [quote('Comprate da noi, costa poco davvero.'), ...plainPost('Non sono d’accordo, per molte ragioni.').content] } as PostBlock));
    expect(plainTextOf(inner)).toContain('Non sono d’accordo');
    expect(plainTextOf(inner)).not.toContain('costa poco');
  });

  it('in another discussion are known by more of them, so that a law is quoted by who likes', () => {
    const text = doc(quote('Comprate da noi, costa poco davvero.'));
    expect(mask(text, HIDDEN, false).text).toBe(text);
    const long = 'Questo è un messaggio abbastanza lungo, scritto da qualcuno che poi è stato nascosto.';
    expect(mask(doc(quote(long)), plainPost(long), false).quotes).toHaveLength(1);
    expect([lineOf(plainPost('Corto.', long)), lineOf(plainPost('Corto.')), lineOf(doc(quote(long)))]).toEqual([long, null, null]);
  });
});

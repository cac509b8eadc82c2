import { describe, expect, it } from '@jest/globals';
import { plainPost, plainTextOf, type PostBlock, type PostText } from '@province-comuni/communities-contract';
import { maskQuotes } from './mask-quotes.js';

const HIDDEN = plainPost('Comprate da noi, costa poco davvero.', 'Chiamate il numero.');
const quote = (...paragraphs: string[]): PostBlock => ({ type: 'blockquote', content: plainPost(...paragraphs).content });
const doc = (...content: PostBlock[]): PostText => ({ type: 'doc', content });

describe('quotes of hidden words', () => {
  it('are masked whole and in part, however they are spaced, also within lists and other quotes; what stands around stays', () => {
    const item = (block: PostBlock): PostBlock => ({ type: 'bulletList', content: [{ type: 'listItem', content: [block] }] });
    for (const block of [quote('comprate da noi costa poco davvero', 'Chiamate il numero'), quote('…da noi, costa poco davvero.'), item(quote('Comprate da noi, costa poco')), { type: 'blockquote' as const, content: [quote('Comprate da noi, costa poco'), ...plainPost('Sì.').content] }]) {
      const masked = plainTextOf(maskQuotes(doc(block, ...plainPost('Non mi pare.').content), HIDDEN));
      expect(masked).toContain('Citazione di un messaggio nascosto dalla moderazione.');
      expect(masked).not.toContain('costa poco');
      expect(masked).toContain('Non mi pare.');
    }
  });

  it('of others stay, and so do few words that anybody says; then it is the same text', () => {
    for (const text of [doc(quote('Un’altra cosa che qualcuno ha detto ieri.')), doc(quote('costa poco')), plainPost('Comprate da noi, costa poco davvero.')]) expect(maskQuotes(text, HIDDEN)).toBe(text);
    const any = doc(quote('Comprate'));
    expect(maskQuotes(any, plainPost(''))).toBe(any);
  });
});

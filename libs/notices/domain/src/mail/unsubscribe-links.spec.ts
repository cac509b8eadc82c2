import { describe, expect, it } from '@jest/globals';
import type { PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const links = new UnsubscribeLinks('k'.repeat(40), 'https://comuni.example.it');
const whose = fc.record({ personId: fc.uuid() as fc.Arbitrary<PersonId>, communityId: fc.option(fc.uuid()) });
const tokenOf = (link: string): string => new URL(link).searchParams.get('t')!;

describe('a link that ends letters', () => {
  it('says whose and which, and nobody makes or alters one', () => {
    fc.assert(
      fc.property(whose, fc.nat(), (unsubscribed, at) => {
        const token = tokenOf(links.to(unsubscribed));
        expect(links.read(token)).toEqual(unsubscribed);
        expect(new UnsubscribeLinks('j'.repeat(40), 'https://comuni.example.it').read(token)).toBeNull();
        const place = at % token.length;
        const other = Buffer.from(`${token.slice(0, place)}${token[place] === 'A' ? 'B' : 'A'}${token.slice(place + 1)}`, 'base64url');
        if (!other.equals(Buffer.from(token, 'base64url'))) expect(links.read(other.toString('base64url'))).toBeNull();
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void expect(links.read(text)).toBeNull()));
  });
});

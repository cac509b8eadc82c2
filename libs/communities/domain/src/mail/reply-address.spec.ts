import { describe, expect, it } from '@jest/globals';
import type { DiscussionId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { ReplyAddresses } from './reply-address.js';

const addresses = new ReplyAddresses('k'.repeat(40), 'comuni.example.it');
const person = fc.uuid() as fc.Arbitrary<PersonId>;
const discussion = fc.uuid() as fc.Arbitrary<DiscussionId>;
const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('an address to answer at', () => {
  it('says which discussion, for whom and until when, also when a mail server changed its case', () => {
    fc.assert(
      fc.property(discussion, person, day, (discussionId, personId, now) => {
        const address = addresses.issue(discussionId, personId, now);
        // RFC 5321: 64 octets before the @.
        expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
        for (const written of [address, address.toUpperCase()]) {
          const read = addresses.read(written)!;
          expect(read.discussionId).toBe(discussionId);
          expect(read.isFor(personId)).toBe(true);
          const days = (read.until.getTime() - now.getTime()) / 86_400_000;
          expect(days > 60 && days <= 61).toBe(true);
        }
      }),
    );
  });

  it('is good for nobody else, in no other installation, and not when a letter of it is changed', () => {
    fc.assert(
      fc.property(discussion, person, person, day, fc.nat({ max: 47 }), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'), (discussionId, personId, other, now, at, letter) => {
        fc.pre(personId !== other);
        const address = addresses.issue(discussionId, personId, now);
        expect(addresses.read(address)!.isFor(other)).toBe(false);
        expect(new ReplyAddresses('j'.repeat(40), 'comuni.example.it').read(address)!.isFor(personId)).toBe(false);
        const from = 'risposta+'.length + at;
        fc.pre(address[from] !== letter);
        expect(addresses.read(`${address.slice(0, from)}${letter}${address.slice(from + 1)}`)?.isFor(personId) ?? false).toBe(false);
      }),
    );
  });

  it('is none of ours when it has another form', () => {
    const good = addresses.issue('6f9619ff-8b86-4011-b42d-00cf4fc964ff' as DiscussionId, '6f9619ff-8b86-4011-b42d-00cf4fc964fe' as PersonId, new Date('2026-11-29'));
    for (const bad of ['', '@', 'risposta@comuni.example.it', good.replace('comuni', 'altri'), `${good}@x`, good.replace('risposta+', 'risposta-'), good.replace('@', 'a@'), good.slice(9)]) expect({ bad, read: addresses.read(bad) }).toEqual({ bad, read: null });
    fc.assert(fc.property(fc.string(), (text) => void addresses.read(text)));
  });
});

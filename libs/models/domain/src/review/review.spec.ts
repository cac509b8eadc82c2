import { describe, expect, it } from '@jest/globals';
import { VISITOR, type Actor, type Role } from '@province-comuni/identity-contract';
import { plainRichText, type Inline, type RichText } from '@province-comuni/shared-act-tree';
import { anyTwoEdits } from '../../../../shared/act-tree/src/testing/arbitraries.js';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { canAskForReview, canCloseRequest, canCommentOn, canDecideSuggestion, canInviteGuests, canSuggestOn, canWithdrawRequest } from '../policies/review.policy.js';
import type { InstanceEvent } from '../instance/instance.js';
import { readMailAddress, readWords } from './read-review-input.js';
import { linkHolds } from './review.js';
import { reviewedTextHash, textWithHash, type ReviewedText } from './reviewed-text.js';
import { weighSuggestion } from './weigh-suggestion.js';

const text = (body: string, heading = 'Durata'): ReviewedText => ({ heading: [{ type: 'text', text: heading }], body: plainRichText(body) });
const made = (base: ReviewedText, proposed: ReviewedText | null): Parameters<typeof weighSuggestion>[0] => ({ base, baseHash: reviewedTextHash(base), proposed });
const heading: readonly Inline[] = [{ type: 'text', text: 'Durata' }];
const asText = (body: RichText): ReviewedText => ({ heading, body });

describe('a suggestion against the clause as it is', () => {
  it('gives exactly what is proposed while the clause is what it was made on', () => {
    fc.assert(
      fc.property(anyTwoEdits, ({ base, ours }) => {
        const weighed = weighSuggestion(made(asText(base), asText(ours)), asText(base));
        if (reviewedTextHash(asText(base)) === reviewedTextHash(asText(ours))) return expect(weighed).toEqual({ kind: 'THERE_ALREADY' });
        expect(weighed).toEqual({ kind: 'READY', text: asText(ours) });
      }),
    );
  });

  it('never takes a side when the clause changed, and every word either side added is in the merge', () => {
    fc.assert(
      fc.property(anyTwoEdits, ({ base, ours, theirs }) => {
        const [b, proposed, current] = [asText(base), asText(theirs), asText(ours)];
        fc.pre(new Set([b, proposed, current].map(reviewedTextHash)).size === 3);
        const weighed = weighSuggestion(made(b, proposed), current);
        if (weighed.kind !== 'CHANGED' || !weighed.merged) throw new Error(weighed.kind);
        expect(weighed.currentHash).toBe(reviewedTextHash(current));
        const merged = JSON.stringify(weighed.merged);
        for (const word of [...marksIn(ours, 'NOI'), ...marksIn(theirs, 'LORO')]) expect(merged).toContain(word);
      }),
    );
  });

  it('merges what does not touch, and says where both changed the same words', () => {
    const base = text('La durata è di tre anni. Il recesso è libero.');
    const apart = weighSuggestion(made(base, text('La durata è di cinque anni. Il recesso è libero.')), text('La durata è di tre anni. Il recesso è motivato.'));
    expect(apart).toMatchObject({ kind: 'CHANGED', conflicts: 0, merged: text('La durata è di cinque anni. Il recesso è motivato.') });
    expect(weighSuggestion(made(base, text('La durata è di cinque anni. Il recesso è libero.')), text('La durata è di due anni. Il recesso è libero.'))).toMatchObject({ kind: 'CHANGED', conflicts: 1 });
    expect(weighSuggestion(made(base, text(bodyOf(base), 'Termine')), text(bodyOf(base), 'Periodo'))).toMatchObject({ kind: 'CHANGED', conflicts: 1, merged: { heading: [{ text: expect.stringMatching(/Periodo.*Termine/) as unknown as string }] } });
  });

  it('takes a clause out only while it is what was seen', () => {
    const base = text('Facoltativa.');
    expect(weighSuggestion(made(base, null), base)).toEqual({ kind: 'READY', text: null });
    expect(weighSuggestion(made(base, null), text('Facoltativa, con un’aggiunta.'))).toMatchObject({ kind: 'CHANGED', merged: null });
  });
});

describe('the text somebody had before him', () => {
  const [model, earlier, current] = [text('Del modello.'), text('Di prima.'), text('Di adesso.')];
  const history = [{ before: null, after: { clauseId: 'c', ...earlier } }, { before: { clauseId: 'c', ...earlier }, after: { clauseId: 'c', heading: null, body: current.body } }] as unknown as InstanceEvent[];

  it.each([['now', current], ['the model’s', model], ['one of its history', earlier], ['one that had the model’s heading', { heading: model.heading, body: current.body }]])('is found: %s', (_which, sought) => {
    expect(textWithHash(reviewedTextHash(sought), current, model, history)).toEqual(sought);
  });

  it('is not made up', () => {
    expect(textWithHash(reviewedTextHash(text('Mai scritto.')), current, model, history)).toBeNull();
    expect(textWithHash('', current, undefined, [{ before: { value: 3 }, after: null } as unknown as InstanceEvent])).toBeNull();
  });

  it('has one hash, whatever the order of the keys', () => {
    expect(reviewedTextHash(JSON.parse('{"body":{"content":[{"type":"paragraph"}],"type":"doc"},"heading":[]}') as ReviewedText)).toBe(reviewedTextHash({ heading: [], body: { type: 'doc', content: [{ type: 'paragraph' }] } }));
  });
});

describe('what is written in a review', () => {
  it('is kept as people read it', () => {
    expect(readWords('text', '  Uno.\r\n\r\n\r\n\r\nDue.\0 ', 20, 'Manca.')).toBe('Uno.\n\nDue.');
    expect(() => readWords('text', ' \n ', 20, 'Manca.')).toThrow(expect.objectContaining({ details: { problems: [{ field: 'text', message: 'Manca.' }] } }));
    expect(() => readWords('text', 'x'.repeat(1_201), 1_200, null)).toThrow(expect.objectContaining({ details: { problems: [{ field: 'text', message: 'Al massimo 1200 caratteri: ora sono 1201.' }] } }));
  });

  it('has an address that mail can be sent to', () => {
    expect(readMailAddress('email', ' avv@studio.example ')).toBe('avv@studio.example');
    for (const wrong of ['', 'avv', 'avv@studio', 'a b@studio.example', `${'x'.repeat(320)}@studio.example`]) expect(() => readMailAddress('email', wrong)).toThrow();
  });
});

describe('a guest’s link', () => {
  const now = new Date('2026-11-29T10:00:00Z');
  it.each([
    ['holds until its end', { expiresAt: new Date('2026-11-29T10:00:01Z'), revokedAt: null }, true],
    ['is over at its end', { expiresAt: now, revokedAt: null }, false],
    ['is over when it is revoked', { expiresAt: new Date('2027-01-01T00:00:00Z'), revokedAt: now }, false],
  ])('%s', (_what, link, holds) => expect(linkHolds(link, now)).toBe(holds));
});

describe('who may do what in a review', () => {
  const OWN = { enteId: 'own' as EnteId };
  const person = (enteId: string, role: Role, personId = 'p'): Actor => ({ kind: 'person', personId: personId as PersonId, name: 'Ada', memberships: [{ enteId: enteId as EnteId, enteKind: role === 'CURATORE' ? 'UPI' : 'PROVINCIA', role }] });
  const request = { ...OWN, toPersonId: 'asked', fromPersonId: 'asker' };

  it.each<[string, Actor, boolean[]]>([
    // comments, suggests, decides, asks, invites
    ['visitor', VISITOR, [false, false, false, false, false]],
    ['referente', person('own', 'REFERENTE'), [true, true, true, true, true]],
    ['redattore', person('own', 'REDATTORE'), [true, true, true, true, true]],
    ['lettore', person('own', 'LETTORE'), [true, false, false, false, false]],
    ['redattore of another Provincia', person('other', 'REDATTORE'), [false, false, false, false, false]],
    ['curatore of UPI', person('upi', 'CURATORE'), [false, false, false, false, false]],
  ])('%s', (_who, actor, may) => expect([canCommentOn(actor, OWN), canSuggestOn(actor, OWN), canDecideSuggestion(actor, OWN), canAskForReview(actor, OWN), canInviteGuests(actor, OWN)]).toEqual(may));

  it.each<[string, Actor, boolean[]]>([
    // says it is answered, takes it back
    ['who was asked', person('own', 'LETTORE', 'asked'), [true, false]],
    ['who asked', person('own', 'REDATTORE', 'asker'), [true, true]],
    ['a referente', person('own', 'REFERENTE'), [true, true]],
    ['another redattore', person('own', 'REDATTORE'), [false, false]],
    ['who asked and left', person('other', 'REFERENTE', 'asker'), [false, false]],
  ])('with a request: %s', (_who, actor, may) => expect([canCloseRequest(actor, request), canWithdrawRequest(actor, request)]).toEqual(may));
});

function bodyOf({ body }: ReviewedText): string {
  const [first] = body.content;
  const [words] = (first?.type === 'paragraph' && first.content) || [];
  return words?.type === 'text' ? words.text : '';
}

function marksIn(body: RichText, mark: string): string[] {
  return [...new Set(JSON.stringify(body).match(new RegExp(`${mark}\\d+`, 'g')) ?? [])];
}

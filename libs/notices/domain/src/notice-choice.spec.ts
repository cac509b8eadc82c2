import { describe, expect, it } from '@jest/globals';
import { NOTICE_KINDS, noticeKind, type NewNotice, type NoticeFrequency, type NoticeTopic } from '@province-comuni/notices-contract';
import fc from 'fast-check';
import type { MailFrequency } from './mail/mail-choice.js';
import { deliveryOf, NOTHING_CHOSEN, type StandingChoices } from './notice-choice.js';
import { canSilence } from './policies/notices.policy.js';

const TOPICS = Object.keys(NOTICE_KINDS) as NoticeTopic[];
const FREQUENCIES: readonly NoticeFrequency[] = ['SUBITO', 'GIORNALIERA', 'SETTIMANALE'];
const topics = fc.constantFrom(...TOPICS);
const mails = fc.constantFrom<MailFrequency>(...FREQUENCIES, 'MAI');
const subjects = fc.record({ kind: fc.constantFrom('community', 'evento'), id: fc.constantFrom('1', '2') });
const told = fc.record({ topic: topics, subjects: fc.array(subjects, { maxLength: 2 }), frequency: fc.constantFrom(...FREQUENCIES) });
const standing: fc.Arbitrary<StandingChoices> = fc.record({
  isOn: fc.boolean(),
  places: fc.array(fc.record({ place: subjects, topic: topics, frequency: mails }), { maxLength: 4 }),
  kinds: fc.uniqueArray(fc.record({ topic: topics, inProduct: fc.boolean(), mail: fc.option(mails) }), { selector: ({ topic }) => topic, maxLength: TOPICS.length }),
});

const message = (more: Partial<NewNotice> = {}): Pick<NewNotice, 'topic' | 'subjects' | 'mail' | 'frequency'> => ({ topic: 'community.messaggio', subjects: [{ kind: 'community', id: '1' }], frequency: 'SETTIMANALE', ...more });
const chosen = (more: Partial<StandingChoices>): StandingChoices => ({ ...NOTHING_CHOSEN, ...more });
const OF_KIND = [{ topic: 'community.messaggio', inProduct: false, mail: 'GIORNALIERA' }] as const;

describe('how a notice reaches a person', () => {
  it.each<[string, StandingChoices, ReturnType<typeof deliveryOf>]>([
    ['who chose nothing: in the product, and by mail as he follows it', NOTHING_CHOSEN, { inProduct: true, mail: 'SETTIMANALE' }],
    ['as he chose for the kind', chosen({ kinds: OF_KIND }), { inProduct: false, mail: 'GIORNALIERA' }],
    ['by mail rather as he chose for the place', chosen({ kinds: OF_KIND, places: [{ place: { kind: 'community', id: '1' }, topic: 'community.messaggio', frequency: 'SUBITO' }] }), { inProduct: false, mail: 'SUBITO' }],
    ['not as he chose for another place or kind', chosen({ kinds: OF_KIND, places: [{ place: { kind: 'community', id: '2' }, topic: 'community.messaggio', frequency: 'MAI' }, { place: { kind: 'community', id: '1' }, topic: 'community.annuncio', frequency: 'MAI' }] }), { inProduct: false, mail: 'GIORNALIERA' }],
    ['by no mail for who ended all letters', chosen({ isOn: false, kinds: OF_KIND }), { inProduct: false, mail: 'MAI' }],
  ])('%s', (_, choices, expected) => {
    expect(deliveryOf(message(), choices)).toEqual(expected);
  });

  it('the place of its letter counts as much as what it is about', () => {
    const place = { kind: 'community', id: '7' };
    const mail = { place, placeTitle: '', title: '', subject: '', messageId: '', references: [], answer: null };
    expect(deliveryOf(message({ mail }), chosen({ places: [{ place, topic: 'community.messaggio', frequency: 'MAI' }] })).mail).toBe('MAI');
  });

  it('what cannot be silenced is in the product whatever he chose, and its letters end only with all of them', () => {
    fc.assert(
      fc.property(told, standing, (notice, choices) => {
        fc.pre(!canSilence(notice.topic));
        expect(deliveryOf(notice, choices)).toEqual({ inProduct: true, mail: choices.isOn ? notice.frequency : 'MAI' });
      }),
    );
  });

  it('what he chose for other kinds changes nothing, and he who ended letters has none', () => {
    fc.assert(
      fc.property(told, standing, (notice, choices) => {
        const delivery = deliveryOf(notice, choices);
        expect(deliveryOf(notice, { ...choices, kinds: choices.kinds.filter(({ topic }) => topic === notice.topic), places: choices.places.filter(({ topic }) => topic === notice.topic) })).toEqual(delivery);
        if (!choices.isOn) expect(delivery.mail).toBe('MAI');
        if (choices.isOn && choices.kinds.length + choices.places.length === 0) expect(delivery).toEqual({ inProduct: true, mail: notice.frequency });
      }),
    );
  });

  it('urgent kinds and those that a person cannot miss are few and named', () => {
    expect(TOPICS.filter((topic) => !canSilence(topic))).toEqual(['documento.lettura', 'community.invito', 'community.moderazione', 'evento.cambiato', 'evento.annullato', 'evento.posto', 'dati.copia']);
    expect(TOPICS.filter((topic) => noticeKind(topic)?.urgent)).toEqual(['community.invito']);
  });
});

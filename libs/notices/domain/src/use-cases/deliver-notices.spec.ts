import { describe, expect, it } from '@jest/globals';
import { PUBLIC_AUDIENCE, type ReachablePerson } from '@province-comuni/identity-contract';
import type { Mail } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { QuietHours } from '../mail/quiet-hours.js';
import { UnsubscribeLinks } from '../mail/unsubscribe-links.js';
import type { Notice } from '../notice.js';
import { NoticeSubjectRegistry } from '../notice-subject-registry.js';
import type { DueNotices } from '../ports/notice-repository.port.js';
import { DeliverNotices } from './deliver-notices.use-case.js';

const PERSON = '6f9619ff-8b86-4011-b42d-00cf4fc964ff' as PersonId;
const READER: ReachablePerson = { email: 'a@ente.example', actor: { kind: 'person', personId: PERSON, name: 'Anna', memberships: [] } };

/** One person with one notice that waits, on a clock that is set. */
class Scene {
  readonly letters: Mail[] = [];
  readonly periods = new Set<string>();
  waitsUntil: Date | null = null;
  told = false;
  quiet: QuietHours | undefined;

  constructor(private readonly more: Partial<Notice> = {}) {}

  async tellAt(moment: string, frequency: 'SUBITO' | 'GIORNALIERA'): Promise<number> {
    const now = new Date(moment);
    const notice: Notice = { id: 'n', personId: PERSON, topic: 't', title: 'titolo', text: '', href: '/x', subjects: [{ kind: 'k', id: '1' }], createdAt: new Date('2026-12-01'), mail: null, readAt: null, lateFrom: null, ...this.more };
    const isDue = ({ digest }: DueNotices): boolean => !this.told && (this.waitsUntil === null || this.waitsUntil <= now) && (digest === null || !this.periods.has(digest.period));
    const notices = {
      lockWaiting: async (due: DueNotices) => (isDue(due) ? [PERSON] : []),
      untold: async () => [notice],
      waitUntil: async (ids: readonly string[], at: Date) => void (ids.length > 0 && (this.waitsUntil = at)),
      beginDigest: async (_: PersonId, period: string) => !this.periods.has(period) && this.periods.add(period) !== undefined,
      markTold: async (ids: readonly string[]) => void (ids.length > 0 && (this.told = true)),
      forget: async () => undefined,
    };
    const subjects = new NoticeSubjectRegistry();
    subjects.add({ kind: 'k', followable: false, cards: async (ids) => new Map(ids.map((id) => [id, { title: id, href: '/', audience: [PUBLIC_AUDIENCE] }])) });
    const runner = { run: <T>(_: unknown, work: () => Promise<T>) => work(), read: <T>(_: unknown, work: () => Promise<T>) => work(), ending: <T>(work: () => Promise<T>) => work() };
    const choices = { quietOf: async () => new Map(this.quiet ? [[PERSON, this.quiet]] : []) };
    const people = { find: async () => new Map([[PERSON, READER]]) };
    const mailer = { send: async (letter: Mail) => void this.letters.push(letter) };
    const links = new UnsubscribeLinks('k'.repeat(40), 'https://x');
    await new DeliverNotices(runner, notices as never, choices as never, subjects, people as never, mailer, links, { now: () => now }, 'https://x').tell(frequency);
    return this.letters.length;
  }
}

const PLACE = { kind: 'community', id: '6f9619ff-8b86-4011-b42d-00cf4fc964fe' };
const CONVERSATION = { place: PLACE, placeTitle: 'SUA', title: 't', subject: 's', messageId: '<1@x>', references: [], answer: null };

describe('letters', () => {
  it.each([
    ['of conversations', { mail: CONVERSATION }],
    ['of anything else', {}],
    ['of an event that begins after them', { topic: 'evento.promemoria', lateFrom: new Date('2026-12-07T09:00:00+01:00') }],
  ])('%s wait for the end of quiet hours, and are sent once', async (_, more) => {
    const scene = new Scene(more);
    expect(await scene.tellAt('2026-12-04T21:00:00+01:00', 'SUBITO')).toBe(0);
    expect(scene.waitsUntil).toEqual(new Date('2026-12-07T08:00:00+01:00'));
    expect(await scene.tellAt('2026-12-05T12:00:00+01:00', 'SUBITO')).toBe(0);
    expect(await scene.tellAt('2026-12-07T08:00:00+01:00', 'SUBITO')).toBe(1);
    expect(await scene.tellAt('2026-12-07T09:00:00+01:00', 'SUBITO')).toBe(1);
  });

  it.each([
    ['of an invitation', { topic: 'community.invito' }],
    ['that would come after what they tell of', { topic: 'evento.promemoria', lateFrom: new Date('2026-12-05T09:00:00+01:00') }],
  ])('%s go at any hour, once', async (_, more) => {
    const scene = new Scene(more);
    for (const moment of ['2026-12-04T21:00:00+01:00', '2026-12-04T22:00:00+01:00', '2026-12-07T08:00:00+01:00']) expect(await scene.tellAt(moment, 'SUBITO')).toBe(1);
  });

  it('of each morning leave weekends out, where they are quiet, and Monday has it all', async () => {
    const scene = new Scene();
    expect(await scene.tellAt('2026-12-05T07:30:00+01:00', 'GIORNALIERA')).toBe(0);
    expect(await scene.tellAt('2026-12-06T12:30:00+01:00', 'GIORNALIERA')).toBe(0);
    expect(await scene.tellAt('2026-12-07T07:30:00+01:00', 'GIORNALIERA')).toBe(1);
    const other = new Scene();
    other.quiet = { from: 20, to: 8, weekends: false };
    expect(await other.tellAt('2026-12-05T07:30:00+01:00', 'GIORNALIERA')).toBe(1);
  });
});

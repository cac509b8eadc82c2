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

  constructor(private readonly isConversation = true) {}

  async tellAt(moment: string, frequency: 'SUBITO' | 'GIORNALIERA'): Promise<number> {
    const now = new Date(moment);
    const place = { kind: 'community', id: '6f9619ff-8b86-4011-b42d-00cf4fc964fe' };
    const mail = this.isConversation ? { place, placeTitle: 'SUA', title: 't', subject: 's', messageId: '<1@x>', references: [], answer: null } : null;
    const notice: Notice = { id: 'n', personId: PERSON, topic: 't', title: 'titolo', text: '', href: '/x', subjects: [{ kind: 'k', id: '1' }], createdAt: new Date('2026-12-01'), mail, readAt: null };
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
    const runner = { run: <T>(_: unknown, work: () => Promise<T>) => work(), read: <T>(_: unknown, work: () => Promise<T>) => work() };
    const choices = { quietOf: async () => new Map(this.quiet ? [[PERSON, this.quiet]] : []) };
    const people = { find: async () => new Map([[PERSON, READER]]) };
    const mailer = { send: async (letter: Mail) => void this.letters.push(letter) };
    const links = new UnsubscribeLinks('k'.repeat(40), 'https://x');
    await new DeliverNotices(runner, notices as never, choices as never, subjects, people as never, mailer, links, { now: () => now }, 'https://x').tell(frequency);
    return this.letters.length;
  }
}

describe('letters', () => {
  it('of conversations wait for the end of quiet hours, others do not', async () => {
    const scene = new Scene();
    expect(await scene.tellAt('2026-12-04T21:00:00+01:00', 'SUBITO')).toBe(0);
    expect(scene.waitsUntil).toEqual(new Date('2026-12-07T08:00:00+01:00'));
    expect(await scene.tellAt('2026-12-05T12:00:00+01:00', 'SUBITO')).toBe(0);
    expect(await scene.tellAt('2026-12-07T08:00:00+01:00', 'SUBITO')).toBe(1);
    expect(await scene.tellAt('2026-12-07T09:00:00+01:00', 'SUBITO')).toBe(1);
    expect(await new Scene(false).tellAt('2026-12-04T21:00:00+01:00', 'SUBITO')).toBe(1);
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

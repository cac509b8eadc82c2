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
const PLACE = { kind: 'community', id: '6f9619ff-8b86-4011-b42d-00cf4fc964fe' };
const CONVERSATION = { place: PLACE, placeTitle: 'SUA', title: 't', subject: 's', messageId: '<1@x>', references: [], answer: null };
const NO_WORDINGS = { wordsNow: async () => new Map<string, string>() };
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
    const notice: Notice = { id: 'n', personId: PERSON, topic: 't', key: 'n', title: 'titolo', text: '', href: '/x', subjects: [{ kind: 'k', id: '1' }], createdAt: new Date('2026-12-01'), mail: null, readAt: null, lateFrom: null, ...this.more };
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
    await new DeliverNotices(runner, notices as never, choices as never, subjects, NO_WORDINGS, people as never, mailer, links, { now: () => now }, 'https://x').tell(frequency);
    return this.letters.length;
  }
}

/** What people may read, and who has an account, as they are at a moment. */
class Moment {
  readonly letters: Mail[] = [];
  readonly readable = new Set(['1', '2', '3']);
  /** What was changed since, by key. */
  readonly words = new Map<string, string>();
  isThere = true;
  private readonly deliver: DeliverNotices;

  constructor(notices: readonly Partial<Notice>[], frequency: 'SUBITO' | 'GIORNALIERA') {
    const subjects = new NoticeSubjectRegistry();
    subjects.add({ kind: 'k', followable: false, cards: async (ids) => new Map(ids.filter((id) => this.readable.has(id)).map((id) => [id, { title: `cosa ${id}`, href: `/cosa/${id}`, audience: [PUBLIC_AUDIENCE] }])) });
    const runner = { run: <T>(_: unknown, work: () => Promise<T>) => work(), read: <T>(_: unknown, work: () => Promise<T>) => work(), ending: <T>(work: () => Promise<T>) => work() };
    const untold = notices.map((more, n): Notice => ({ id: `n${n}`, personId: PERSON, topic: 't', key: `k${n}`, title: `titolo ${n}`, text: `testo ${n}`, href: `/x/${n}`, subjects: [], createdAt: new Date(2026, 10, 1 + n), mail: null, readAt: null, lateFrom: null, ...more }));
    const kept = { lockWaiting: async () => [PERSON], untold: async () => untold, waitUntil: async () => undefined, beginDigest: async () => true, markTold: async () => undefined, forget: async () => undefined };
    const people = { find: async () => new Map(this.isThere ? [[PERSON, READER]] : []) };
    const choices = { quietOf: async () => new Map([[PERSON, { from: 0, to: 0, weekends: false }]]) };
    this.deliver = new DeliverNotices(runner, kept as never, choices as never, subjects, { wordsNow: async () => this.words }, people as never, { send: async (letter) => void this.letters.push(letter) }, new UnsubscribeLinks('k'.repeat(40), 'https://x'), { now: () => new Date('2026-12-02T12:00:00Z') }, 'https://x');
    this.told = this.deliver.tell(frequency);
  }

  private readonly told: Promise<void>;

  /** The one letter, after the database and back. */
  async again(): Promise<Omit<Mail, 'to' | 'told'> | null> {
    await this.told;
    return this.deliver.writeAgain(JSON.parse(JSON.stringify(this.letters[0]!.told!.content)) as object);
  }
}

describe('a letter that waited for the mail server', () => {
  const about = (...ids: string[]): Partial<Notice> => ({ subjects: ids.map((id) => ({ kind: 'k', id })) });

  it.each(['SUBITO', 'GIORNALIERA'] as const)('%s: is the same letter while nothing changed, and has only what its reader may still have', async (frequency) => {
    const moment = new Moment([about('1'), about('2')], frequency);
    const { to, told, ...written } = (await moment.again(), moment.letters[0]!);
    expect([to, told!.writer]).toEqual([READER.email, 'notices']);
    expect(await moment.again()).toEqual(written);
    moment.readable.delete('1');
    const left = (await moment.again())!;
    expect(`${left.subject} ${left.text} ${left.html}`).toContain('titolo 1');
    expect(`${left.subject} ${left.text} ${left.html}`).not.toMatch(/titolo 0|testo 0/);
    moment.readable.delete('2');
    expect(await moment.again()).toBeNull();
  });

  it('names of several things those that may be read now, and is for nobody whose account is closed', async () => {
    const moment = new Moment([{ subjects: [{ kind: 'k', id: '1', named: true }, { kind: 'k', id: '2', named: true }] }], 'SUBITO');
    expect((await moment.again())!.text).toContain('cosa 1');
    moment.readable.delete('1');
    expect((await moment.again())!.text).toMatch(/cosa 2/);
    expect((await moment.again())!.text).not.toContain('cosa 1');
    moment.isThere = false;
    expect(await moment.again()).toBeNull();
  });

  it.each([['a conversation', { mail: CONVERSATION }, 'SUBITO'], ['what is told together', {}, 'SUBITO'], ['a digest', {}, 'GIORNALIERA']] as const)('of %s says what is said by then', async (_, more, frequency) => {
    const moment = new Moment([{ ...about('1'), ...more }], frequency);
    expect((await moment.again())!.text).toContain('testo 0');
    moment.words.set('k0', 'detto meglio').set('altro', 'di altri');
    const letter = (await moment.again())!;
    expect(`${letter.text} ${letter.html}`).toMatch(/detto meglio.*detto meglio/s);
    expect(`${letter.subject} ${letter.text} ${letter.html}`).not.toMatch(/testo 0|di altri/);
  });

  it('of a conversation is not for him once its post is gone', async () => {
    const moment = new Moment([{ ...about('1'), mail: CONVERSATION }], 'SUBITO');
    expect((await moment.again())!.headers).toMatchObject({ messageId: '<1@x>' });
    moment.readable.delete('1');
    expect(await moment.again()).toBeNull();
  });
});

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

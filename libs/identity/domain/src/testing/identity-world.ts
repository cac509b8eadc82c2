import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import type { IdentityEvent, Role, SignedInActor } from '@province-comuni/identity-contract';
import type { Mail, TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId, EnteKind } from '@province-comuni/shared-kernel';
import { fullName, type Person } from '../person/person.js';
import { IdentityLinks } from '../links.js';
import { SessionOpener } from '../session/open-session.js';
import type { SessionHolders } from '../ports/session-holders.port.js';
import type { RequestOrigin } from '../session/session.js';
import { AttemptGuard } from '../sign-in/attempt-guard.js';
import { ResolveSession } from '../use-cases/resolve-session.use-case.js';
import { SignIn } from '../use-cases/sign-in.use-case.js';
import { anId } from './ids.js';
import { CountingTokens, InMemoryInvitations, InMemoryPasswordResets, InMemoryRateLimits, InMemorySessions, ReadableDevices, ReadableHasher, StepCodes } from './in-memory-credentials.js';
import { InMemoryMemberships, InMemoryPersons } from './in-memory-people.js';

/** Where the requests of the tests come from. */
export const OFFICE: RequestOrigin = { address: '192.0.2.10', userAgent: 'Firefox' };

/** Every port of the domain in memory, with a clock that stands still. */
export class IdentityWorld {
  private instant = new Date('2026-12-01T09:00:00Z');
  readonly clock = { now: (): Date => new Date(this.instant) };
  readonly transactions: TransactionRunner = { run: async (_access, work) => work(), read: async (_access, work) => work(), ending: async (work) => work() };
  readonly persons = new InMemoryPersons();
  readonly memberships = new InMemoryMemberships(this.persons);
  readonly sessions = new InMemorySessions();
  readonly holders: SessionHolders = {
    find: async (tokenHash) => {
      const session = await this.sessions.findByTokenHash(tokenHash);
      const person = session && (await this.persons.findById(session.personId));
      if (!session || !person) return null;
      const memberships = (await this.memberships.findCurrentOf(person.id)).map(({ enteId, enteKind, role }) => ({ enteId, enteKind, role }));
      return { session, person, memberships, communityIds: [] };
    },
    findAll: async (tokenHashes) => new Map((await Promise.all(tokenHashes.map(async (hash) => [hash, await this.holders.find(hash)] as const))).flatMap(([hash, holder]) => (holder ? [[hash, holder] as const] : []))),
  };
  readonly resets = new InMemoryPasswordResets();
  readonly invitations = new InMemoryInvitations();
  readonly limits = new InMemoryRateLimits();
  readonly hasher = new ReadableHasher();
  readonly tokens = new CountingTokens();
  readonly devices = new ReadableDevices();
  readonly codes = new StepCodes();
  readonly links = new IdentityLinks('https://comuni.example.it');
  readonly opener = new SessionOpener(this.sessions, this.tokens, this.devices);
  readonly events: IdentityEvent[] = [];
  readonly eventLog = { record: async (event: IdentityEvent): Promise<void> => void this.events.push(event) };
  readonly mails: Mail[] = [];
  readonly mailer = { send: async (mail: Mail): Promise<void> => void this.mails.push(mail) };
  private readonly cards: EnteCard[] = [];
  readonly enti: EnteRegistry = {
    findByIds: async (ids) => this.cards.filter((card) => ids.includes(card.id)),
    upi: async () => this.cards.find((card) => card.kind === 'UPI') ?? null,
    comuniOf: async () => [],
    province: async () => [],
    complexityProfiles: async () => [],
    namedWith: async (beginnings) => beginnings.map(() => []),
    pillarKeys: async () => [],
    subjectKeys: async () => [],
    rememberSede: async () => undefined,
  };

  advance(seconds: number): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1000);
  }

  ente(kind: EnteKind): EnteCard {
    const nome = `${kind} ${this.cards.length + 1}`;
    const empty = { codiceIstat: null, sigla: null, regione: null, area: null, popolazione: null, annoPopolazione: null, numeroComuni: null, provinciaId: null, sede: null };
    const card: EnteCard = { id: anId<EnteId>(), kind, denominazione: nome, nome, ...empty };
    this.cards.push(card);
    return card;
  }

  /** Somebody with the password "cavallo batteria graffetta". */
  async person(email: string, changes: Partial<Person> = {}): Promise<Person> {
    const person = await this.persons.create({ email, name: 'Ada', surname: 'Neri', passwordHash: 'new:cavallo batteria graffetta', locale: 'it' });
    this.persons.change(person.id, changes);
    return (await this.persons.findById(person.id))!;
  }

  /** Somebody with a role, as he would come in. */
  async actor(email: string, ente: EnteCard, role: Role): Promise<SignedInActor> {
    const person = await this.person(email);
    await this.memberships.given(person.id, ente, role);
    return { kind: 'person', personId: person.id, name: fullName(person), memberships: [{ enteId: ente.id, enteKind: ente.kind, role }] };
  }

  signIn(): SignIn {
    const guard = new AttemptGuard(this.limits, this.devices, this.tokens);
    return new SignIn(this.transactions, this.clock, this.persons, this.hasher, this.codes, guard, this.opener);
  }

  resolve(rules = { requireStaffSecondFactor: false }): ResolveSession {
    return new ResolveSession(this.transactions, this.clock, this.holders, this.sessions, this.tokens, rules);
  }
}

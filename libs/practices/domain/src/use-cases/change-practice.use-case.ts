import { randomUUID } from 'node:crypto';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, sameJson, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { PracticeConflict, PracticeInvalid, PracticeNotAllowed, PracticeNotFound, PracticeStepRefused } from '../errors.js';
import { canEdit, canPropose, canReadNewest, canReview, canWithdraw } from '../policies/practice.policy.js';
import type { Author, PracticeRepository, StoredPractice } from '../ports/practice-repository.port.js';
import { EMPTY_DIMENSION, emptyContent, type Dimension, type PracticeContent } from '../practice/content.js';
import { DIMENSION_KEYS, type DimensionKey } from '../practice/dimension.js';
import { parseDimension, parseOverview, type Parsed } from '../practice/parse-content.js';
import { publishObstacles, stateAfter, type Practice, type PracticeId, type PracticeStep } from '../practice/practice.js';

/** A part that is written by itself: a dimension, or everything else of the sheet. */
export type PartKey = DimensionKey | 'SCHEDA';

export interface ProposeInput {
  readonly enteId: EnteId;
  readonly pillarKey: string;
  readonly title: string;
  readonly summary: string;
  /** Minted by the browser: the same key twice is one sheet. */
  readonly clientKey: string;
}

/** A key that a browser mints is an identifier. */
const LONGEST_CLIENT_KEY = 100;

/** Writing a sheet and moving it through its life: the Provincia proposes, UPI's curators publish or send back. */
export class ChangePractice {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly practices: PracticeRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A new sheet, empty but for its name. @throws PracticeNotAllowed, PracticeInvalid */
  async propose(actor: SignedInActor, input: ProposeInput): Promise<PracticeId> {
    if (!canPropose(actor, input.enteId)) throw new PracticeNotAllowed();
    if (input.clientKey.length > LONGEST_CLIENT_KEY) throw new PracticeInvalid([{ field: 'clientKey', message: `La chiave è troppo lunga: al massimo ${LONGEST_CLIENT_KEY} caratteri.` }]);
    const dimensions = Object.fromEntries(DIMENSION_KEYS.map((key) => [key, EMPTY_DIMENSION])) as Record<DimensionKey, Dimension>;
    const content = valueOf(parseOverview(overviewOf(emptyContent(input.title, input.summary, dimensions))));
    const { pillarKeys, ente } = await this.known(input.enteId);
    if (!pillarKeys.includes(input.pillarKey)) throw new PracticeInvalid([{ field: 'pillarKey', message: 'Scegliete un pilastro dell’elenco.' }]);
    const now = this.clock.now();
    return this.transactions.run({ enteIds: [input.enteId], personId: actor.personId }, async () => {
      const existing = await this.practices.claimClientKey(input.enteId, input.clientKey);
      if (existing) return existing;
      const practice: Practice = {
        ...{ id: randomUUID() as PracticeId, enteId: input.enteId, ente: ente.denominazione, regione: ente.regione, pillarKey: input.pillarKey, state: 'BOZZA' as const, number: 1 },
        ...{ publishedNumber: null, revision: 1, publishedAt: null, reviewDate: null, updatedAt: now, content: { ...content, dimensions } },
      };
      await this.practices.add(practice, input.clientKey, authorOf(actor));
      return practice.id;
    });
  }

  /**
   * Writes one part of the newest revision; of a published sheet it begins the next one.
   * @param seen revision of the part that the actor saw
   * @throws PracticeConflict when somebody else wrote the part since, PracticeInvalid field by field, PracticeStepRefused while it is being reviewed
   */
  async savePart(actor: SignedInActor, id: PracticeId, part: PartKey, seen: number, input: unknown): Promise<StoredPractice> {
    return this.onSheet(actor, id, canEdit, async (stored) => {
      const { practice, parts } = stored;
      const state = stepOf(practice, 'MODIFICA');
      const value = part === 'SCHEDA' ? valueOf(parseOverview(input)) : valueOf(parseDimension(input));
      const current = part === 'SCHEDA' ? overviewOf(practice.content) : practice.content.dimensions[part];
      const revision = parts[part] ?? 0;
      // The same text sent twice is one write: retries after a lost connection are harmless.
      if (sameJson(current, value)) return stored;
      if (revision !== seen) throw new PracticeConflict({ revision, by: stored.author ?? '', current });
      const content: PracticeContent = part === 'SCHEDA' ? { ...(value as PracticeContent), dimensions: practice.content.dimensions } : { ...practice.content, dimensions: { ...practice.content.dimensions, [part]: value as Dimension } };
      const changed: Practice = { ...practice, state, number: practice.number === practice.publishedNumber ? practice.number + 1 : practice.number, revision: practice.revision + 1, updatedAt: this.clock.now(), content };
      const written = { ...parts, [part]: revision + 1 };
      await this.practices.save(changed, written, authorOf(actor));
      return { practice: changed, parts: written, author: actor.name };
    });
  }

  /** Gives the sheet to UPI. @throws PracticeInvalid naming each empty dimension */
  async submit(actor: SignedInActor, id: PracticeId): Promise<void> {
    await this.onSheet(actor, id, canEdit, async ({ practice, parts }) => {
      const state = stepOf(practice, 'INVIA');
      refuseObstacles(practice.content);
      await this.settle(actor, { ...practice, state }, parts, 'INVIA', '');
      await this.outbox.record({ kind: 'practices.practice-submitted', payload: { practiceId: id, enteId: practice.enteId } });
    });
  }

  /**
   * Makes the newest revision the one everybody reads.
   * @param reviewDate day from which it is to be looked at again, after today
   * @param seenRevision what the curator read: a sheet that changed meanwhile is not published unread
   */
  async publish(actor: SignedInActor, id: PracticeId, seenRevision: number, reviewDate: string): Promise<void> {
    await this.onSheet(actor, id, canReview, async ({ practice, parts, author }) => {
      const state = stepOf(practice, 'PUBBLICA');
      if (practice.revision !== seenRevision) throw new PracticeConflict({ revision: practice.revision, by: author ?? '', current: null });
      refuseObstacles(practice.content);
      const now = this.clock.now();
      if (!/^\d{4}-\d{2}-\d{2}$/.test(reviewDate) || Number.isNaN(Date.parse(reviewDate)) || reviewDate <= italianDay(now)) throw new PracticeInvalid([{ field: 'reviewDate', message: 'Scegliete un giorno dopo oggi.' }]);
      await this.settle(actor, { ...practice, state, publishedNumber: practice.number, publishedAt: now, reviewDate }, parts, 'PUBBLICA', '');
      await this.outbox.record({ kind: 'practices.practice-published', payload: { practiceId: id, enteId: practice.enteId, number: practice.number } });
    });
  }

  /** Gives it back to be mended. @throws PracticeInvalid without a reason */
  async sendBack(actor: SignedInActor, id: PracticeId, reason: string): Promise<void> {
    await this.onSheet(actor, id, canReview, async ({ practice, parts }) => {
      const state = stepOf(practice, 'RIMANDA');
      await this.settle(actor, { ...practice, state }, parts, 'RIMANDA', reasonOf(reason));
      await this.outbox.record({ kind: 'practices.practice-sent-back', payload: { practiceId: id, enteId: practice.enteId } });
    });
  }

  /** Takes it from public view; the text stays with who wrote it. @throws PracticeInvalid without a reason */
  async withdraw(actor: SignedInActor, id: PracticeId, reason: string): Promise<void> {
    await this.onSheet(actor, id, canWithdraw, async ({ practice, parts }) => {
      const state = stepOf(practice, 'RITIRA');
      await this.settle(actor, { ...practice, state, publishedNumber: null }, parts, 'RITIRA', reasonOf(reason));
      await this.outbox.record({ kind: 'practices.practice-withdrawn', payload: { practiceId: id, enteId: practice.enteId } });
    });
  }

  private async settle(actor: SignedInActor, practice: Practice, parts: StoredPractice['parts'], step: PracticeStep, reason: string): Promise<void> {
    const at = this.clock.now();
    // First the step: by it a curator still sees the sheet he gives back.
    await this.practices.addReview(practice.id, practice.enteId, { step, reason, personName: actor.name, at }, authorOf(actor));
    // The author of the text stays who wrote it.
    await this.practices.save({ ...practice, revision: practice.revision + 1, updatedAt: at }, parts, null);
  }

  private async onSheet<T>(actor: SignedInActor, id: PracticeId, may: (actor: SignedInActor, practice: Practice) => boolean, work: (stored: StoredPractice) => Promise<T>): Promise<T> {
    return this.transactions.run({ enteIds: actor.memberships.map(({ enteId }) => enteId), personId: actor.personId }, async () => {
      const stored = await this.practices.lock(id);
      if (!stored) throw new PracticeNotFound();
      // Who works neither at the sheet nor at its review gets one answer, whether it exists or not.
      if (!may(actor, stored.practice)) throw canReadNewest(actor, stored.practice) ? new PracticeNotAllowed() : new PracticeNotFound();
      return work(stored);
    });
  }

  private async known(enteId: EnteId): Promise<{ ente: { denominazione: string; regione: string | null }; pillarKeys: readonly string[] }> {
    const [[ente], pillarKeys] = await Promise.all([this.enti.findByIds([enteId]), this.enti.pillarKeys()]);
    if (!ente) throw new PracticeNotAllowed();
    return { ente, pillarKeys };
  }
}

/** Everything of a sheet but its dimensions. */
export function overviewOf({ dimensions: _dimensions, ...overview }: PracticeContent): Omit<PracticeContent, 'dimensions'> {
  return overview;
}

const WHY_NOT: Readonly<Record<PracticeStep, string>> = {
  MODIFICA: 'La scheda è in revisione: per cambiarla aspettate che UPI la pubblichi o la rimandi.',
  INVIA: 'La scheda non è una bozza: non c’è niente da inviare.',
  RIMANDA: 'La scheda non è in revisione.',
  PUBBLICA: 'La scheda non è in revisione.',
  RITIRA: 'La scheda è già ritirata.',
};

function stepOf(practice: Practice, step: PracticeStep): Practice['state'] {
  const state = stateAfter(practice.state, step);
  if (!state) throw new PracticeStepRefused(WHY_NOT[step]);
  return state;
}

function refuseObstacles(content: PracticeContent): void {
  const obstacles = publishObstacles(content);
  if (obstacles.length > 0) throw new PracticeInvalid(obstacles);
}

function reasonOf(reason: string): string {
  const words = reason.trim();
  if (words.length < 3 || words.length > 2000) throw new PracticeInvalid([{ field: 'reason', message: 'Scrivete il motivo, da 3 a 2.000 caratteri.' }]);
  return words;
}

function valueOf<T>(parsed: Parsed<T>): T {
  if (parsed.value === null) throw PracticeInvalid.of(parsed.problems);
  return parsed.value;
}

function authorOf(actor: SignedInActor): Author {
  return { personId: actor.personId, name: actor.name };
}

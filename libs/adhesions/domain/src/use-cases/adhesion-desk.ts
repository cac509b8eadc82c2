import { createHash, randomBytes } from 'node:crypto';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { ApprovedConvention, ApprovedConventions } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import type { Adhesion, AdhesionId, Side } from '../adhesion/adhesion.js';
import { AdhesionNotAllowed, AdhesionNotFound } from '../errors.js';
import { canAnswerFor, canKeepAdhesionsOf, canReadAdhesionsOf } from '../policies/adhesion.policy.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';

/** How somebody comes to an adhesion: with his account, or with the personal link of the Ente. */
export type AdhesionAccess = { readonly kind: 'person'; readonly actor: SignedInActor; readonly id: string } | { readonly kind: 'link'; readonly secret: string };

/** An adhesion, opened for somebody. */
export interface OpenedAdhesion {
  readonly adhesion: Adhesion;
  readonly convention: ApprovedConvention;
  /** For whom he acts; null for who only reads. */
  readonly side: Side | null;
  readonly personId: PersonId | null;
  readonly personName: string;
}

/** Days that a personal link holds. */
export const LINK_DAYS = 180;
const GUEST_NAME = 'Con il collegamento personale';
const LONGEST_SECRET = 100;

/** Opens adhesions for use cases: asks the policy, gives the same answer for "not yours" and "does not exist". */
export class AdhesionDesk {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly adhesions: AdhesionRepository,
    private readonly conventions: ApprovedConventions,
    private readonly clock: Clock,
  ) {}

  /** @throws AdhesionNotFound */
  async forReading(access: AdhesionAccess): Promise<OpenedAdhesion> {
    const found = await this.transactions.run(this.accessOf(access), async () => this.sided(access, await this.find(access, false)));
    return { ...found, convention: await this.conventionOf(found.adhesion) };
  }

  /**
   * Does work on an adhesion that nobody else changes meanwhile, in one transaction.
   * @throws AdhesionNotFound, AdhesionNotAllowed for who only reads
   */
  async forWriting<T>(access: AdhesionAccess, work: (opened: OpenedAdhesion & { readonly side: Side }) => Promise<T>): Promise<T> {
    const { convention } = await this.forReading(access);
    return this.transactions.run(this.accessOf(access), async () => {
      const found = this.sided(access, await this.find(access, true));
      if (found.side === null) throw new AdhesionNotAllowed();
      return work({ ...found, side: found.side, convention });
    });
  }

  /** The approved text that a Provincia's people look at: the one named, otherwise the newest. @throws AdhesionNotFound */
  async conventionFor(actor: Actor, instanceId: string, approvalId?: string): Promise<ApprovedConvention> {
    if (!isUuid(instanceId) || (approvalId !== undefined && !isUuid(approvalId))) throw new AdhesionNotFound();
    return this.readable(actor, instanceId, async (isFor) => (approvalId === undefined ? this.conventions.currentOf(instanceId, isFor) : ((await this.conventions.find([approvalId], isFor))[0] ?? null)));
  }

  /** The text in force, whose Enti are asked what they need; without one, the newest approved. @throws AdhesionNotFound */
  async conventionInForceFor(actor: Actor, instanceId: string): Promise<ApprovedConvention> {
    if (!isUuid(instanceId)) throw new AdhesionNotFound();
    return this.readable(actor, instanceId, (isFor) => this.conventions.inForceOf(instanceId, isFor));
  }

  private async readable(actor: Actor, instanceId: string, find: (isFor: (enteId: EnteId) => boolean) => Promise<ApprovedConvention | null>): Promise<ApprovedConvention> {
    const convention = await this.transactions.run(SYSTEM_ACCESS, () => find((enteId) => canReadAdhesionsOf(actor, enteId)));
    if (!convention || convention.instanceId !== instanceId) throw new AdhesionNotFound();
    return convention;
  }

  private accessOf(access: AdhesionAccess): Parameters<TransactionRunner['run']>[0] {
    return access.kind === 'person' ? databaseAccessOf(access.actor) : SYSTEM_ACCESS;
  }

  private async find(access: AdhesionAccess, forUpdate: boolean): Promise<Adhesion> {
    const id = access.kind === 'person' ? access.id : access.secret.length > LONGEST_SECRET ? null : await this.adhesions.byLink(secretHash(access.secret), this.clock.now());
    const adhesion = id !== null && isUuid(id) ? await (forUpdate ? this.adhesions.lock(id as AdhesionId) : this.adhesions.find(id as AdhesionId)) : null;
    if (!adhesion) throw new AdhesionNotFound();
    return adhesion;
  }

  private sided(access: AdhesionAccess, adhesion: Adhesion): Omit<OpenedAdhesion, 'convention'> {
    if (access.kind === 'link') return { adhesion, side: 'ADERENTE', personId: null, personName: GUEST_NAME };
    const { actor } = access;
    const person = { personId: actor.personId, personName: actor.name };
    if (canAnswerFor(actor, adhesion.aderenteId)) return { adhesion, side: 'ADERENTE', ...person };
    if (!canReadAdhesionsOf(actor, adhesion.provinciaId)) throw new AdhesionNotFound();
    return { adhesion, side: canKeepAdhesionsOf(actor, adhesion.provinciaId) ? 'PROVINCIA' : null, ...person };
  }

  /** The text is of the Provincia: the wall would not show it to the Ente that adheres, whose right was asked above. */
  private async conventionOf({ approvalId }: Adhesion): Promise<ApprovedConvention> {
    const [convention] = await this.transactions.run(SYSTEM_ACCESS, () => this.conventions.find([approvalId]));
    if (!convention) throw new AdhesionNotFound();
    return convention;
  }
}

/** A secret of 256 bits, of which only the hash is kept. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

import type { AdhesionId } from '../adhesion/adhesion.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';
import { LINK_DAYS, newSecret, secretHash } from './adhesion-desk.js';

/** Personal links by which an Ente comes to its adhesion without an account. */
export class PersonalLinks {
  constructor(
    private readonly adhesions: AdhesionRepository,
    private readonly publicUrl: string,
  ) {}

  /** A new one, in the open transaction; those given before go on holding. @returns the whole address */
  async make(id: AdhesionId, now: Date): Promise<string> {
    const secret = newSecret();
    await this.adhesions.addLink(id, secretHash(secret), new Date(now.getTime() + LINK_DAYS * 86_400_000));
    return `${this.publicUrl}/adesione#${secret}`;
  }
}

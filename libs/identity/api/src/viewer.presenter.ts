import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { accessOf, type ReadOwnProfile } from '@province-comuni/identity-domain';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { Viewer, ViewerMembership } from './graphql/viewer.type.js';

/** Builds what the viewer sees of himself, with the names of his Enti. */
export class ViewerPresenter {
  constructor(
    private readonly profiles: ReadOwnProfile,
    private readonly enti: EnteRegistry,
    private readonly transactions: TransactionRunner,
    private readonly hasMailOutbox: boolean,
  ) {}

  async present(actor: SignedInActor): Promise<Viewer> {
    return this.transactions.run(accessOf(actor), async () => {
      const { person, memberships, secondFactor } = await this.profiles.execute(actor);
      const enti = memberships.length > 0 ? await this.enti.findByIds(memberships.map((membership) => membership.enteId)) : [];
      const names = new Map(enti.map((ente) => [ente.id, ente.denominazione]));
      return Object.assign(new Viewer(), {
        id: person.id,
        name: person.name,
        surname: person.surname,
        email: person.email,
        locale: person.locale,
        secondFactor,
        canReadMailOutbox: this.hasMailOutbox,
        memberships: memberships.map(({ id, enteId, enteKind, role }) => Object.assign(new ViewerMembership(), { id, enteId, enteKind, role, enteName: names.get(enteId) ?? '' })),
      });
    });
  }
}

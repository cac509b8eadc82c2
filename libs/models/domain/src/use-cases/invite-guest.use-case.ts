import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Mailer, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDate, italianDay, storableText, type Clock } from '@province-comuni/shared-kernel';
import { NotAllowed, ReviewInputRefused, ReviewNotFound, ReviewRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canReadInstance } from '../policies/instance.policy.js';
import { canInviteGuests } from '../policies/review.policy.js';
import type { ReviewRepository } from '../ports/review-repository.port.js';
import { readMailAddress, readWords, type ReviewProblem } from '../review/read-review-input.js';
import { linkHolds, LONGEST_LINK_DAYS, MOST_LINKS, type GuestLink, type GuestLinkId } from '../review/review.js';
import type { InstanceWorkspaces } from './instance-workspace.js';
import { newSecret, secretHash } from './review-desk.js';

/** A guest to let in. */
export interface TypedGuest {
  /** UUID minted by the page: the same one twice is one link, and one letter. */
  readonly id: string;
  readonly instanceId: InstanceId;
  readonly actKeys: readonly string[];
  readonly name: string;
  readonly email: string;
  readonly maySuggest: boolean;
  /** Days that the link holds, from 1 to {@link LONGEST_LINK_DAYS}. */
  readonly days: number;
  /** Words of who invites; empty for none. */
  readonly message: string;
}

/** Lets somebody without an account read chosen acts and say what he thinks of them, and shuts him out. */
export class InviteGuest {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workspaces: InstanceWorkspaces,
    private readonly reviews: ReviewRepository,
    private readonly enti: EnteRegistry,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly publicUrl: string,
  ) {}

  /** @returns the link, with its whole address: told this once and sent to the guest; null for a link that was made before. @throws InstanceNotFound, NotAllowed, ReviewNotFound, ReviewRefused, ReviewInputRefused */
  async invite(actor: SignedInActor, typed: TypedGuest): Promise<{ readonly link: GuestLink; readonly address: string | null }> {
    const now = this.clock.now();
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const workspace = await this.workspaces.forWriting(actor, typed.instanceId, canInviteGuests);
      const { instance } = workspace;
      const there = await this.reviews.findLink(typed.id);
      if (there) return { link: this.own(there, instance.id), address: null };
      const acts = workspace.acts().filter(({ key }) => typed.actKeys.includes(key));
      const problems = problemsOf(typed, acts.length);
      if (problems.length > 0) throw new ReviewInputRefused(problems);
      if ((await this.reviews.linksOf(instance.id)).filter((link) => linkHolds(link, now)).length >= MOST_LINKS) throw new ReviewRefused(`Sono già in corso ${MOST_LINKS} collegamenti: chiudetene qualcuno prima di farne altri.`);
      const link: GuestLink = {
        id: typed.id as GuestLinkId,
        instanceId: instance.id,
        enteId: instance.enteId,
        actKeys: acts.map(({ key }) => key),
        name: readWords('name', typed.name, 200, 'Scrivete nome e cognome: è il nome che vedrete accanto ai suoi commenti.').replace(/\s+/g, ' '),
        email: readMailAddress('email', typed.email),
        maySuggest: typed.maySuggest,
        createdBy: actor.personId,
        createdByName: actor.name,
        createdAt: now,
        expiresAt: new Date(now.getTime() + typed.days * 86_400_000),
        revokedAt: null,
        lastUsedAt: null,
      };
      const secret = newSecret();
      if (!(await this.reviews.addLink(link, secretHash(secret)))) throw new ReviewNotFound();
      const address = `${this.publicUrl}/revisione#${secret}`;
      const [ente] = await this.enti.findByIds([instance.enteId]);
      await this.mailer.send({ to: link.email, subject: `${ente?.denominazione ?? ''}: vi chiede di leggere «${instance.title}»`, text: letter({ ente: ente?.denominazione ?? '', title: instance.title, acts: acts.map(({ shortName }) => shortName), link, address, message: storableText(typed.message).trim() }) });
      return { link, address };
    });
  }

  /** From now on the link opens nothing. What the guest wrote stays. @returns the instance @throws ReviewNotFound, NotAllowed */
  async revoke(actor: SignedInActor, id: string): Promise<InstanceId> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const link = await this.reviews.findLink(id);
      if (!link || !canReadInstance(actor, link)) throw new ReviewNotFound();
      if (!canInviteGuests(actor, link)) throw new NotAllowed();
      await this.reviews.revokeLink(link.id, actor.personId, this.clock.now());
      return link.instanceId;
    });
  }

  private own(link: GuestLink, instanceId: InstanceId): GuestLink {
    if (link.instanceId !== instanceId) throw new ReviewNotFound();
    return link;
  }
}

function problemsOf({ id, days, message }: TypedGuest, acts: number): ReviewProblem[] {
  return [
    ...(isUuid(id) ? [] : [{ field: 'id', message: 'Ricaricate la pagina e riprovate.' }]),
    ...(acts > 0 ? [] : [{ field: 'actKeys', message: 'Scegliete almeno un atto da far leggere.' }]),
    ...(Number.isInteger(days) && days >= 1 && days <= LONGEST_LINK_DAYS ? [] : [{ field: 'days', message: `Un collegamento vale da 1 a ${LONGEST_LINK_DAYS} giorni.` }]),
    ...(message.length <= 2_000 ? [] : [{ field: 'message', message: 'Al massimo 2.000 caratteri.' }]),
  ];
}

function letter({ ente, title, acts, link, address, message }: { ente: string; title: string; acts: readonly string[]; link: GuestLink; address: string; message: string }): string {
  return `Gentile ${link.name},

la ${ente} vi chiede di leggere ${acts.length === 1 ? 'questo atto' : 'questi atti'} di «${title}»: ${acts.join(', ')}.

${message ? `${message}\n\n` : ''}A questo indirizzo trovate il testo e potete commentarlo${link.maySuggest ? ' e proporre modifiche' : ''}, clausola per clausola:

${address}

L’indirizzo è personale e vale fino al ${italianDate(italianDay(link.expiresAt))}: non inoltratelo. Non serve registrarsi.
`;
}

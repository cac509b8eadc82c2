import { randomUUID } from 'node:crypto';
import type { AdhesionsEvent } from '@province-comuni/adhesions-contract';
import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ApprovedConvention } from '@province-comuni/models-contract';
import type { Mailer, Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDay, storableText, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { isOpen, type Adhesion, type AdhesionId } from '../adhesion/adhesion.js';
import { representedTwice } from '../adhesion/represented-twice.js';
import type { AdhesionProblem } from '../adhesion/take-adhesion-step.js';
import { AdhesionInputRefused, AdhesionNotAllowed, AdhesionRefused } from '../errors.js';
import { canKeepAdhesionsOf } from '../policies/adhesion.policy.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';
import type { AdhesionDesk } from './adhesion-desk.js';
import { invitationLetter, reminderLetter } from './letters.js';
import type { PersonalLinks } from './personal-links.js';

/** An Ente to invite. */
export interface Invitee {
  readonly enteId: EnteId;
  /** Where its letter goes; empty: it comes with its account, or with the link that is handed to it. */
  readonly contact: string;
  /** Comuni for which a Unione is invited. */
  readonly standsFor: readonly EnteId[];
}

/** What was done with a list of Enti. */
export interface Sent {
  /** Enti newly invited, or reminded. */
  readonly count: number;
  /** Of these, how many letters went out. */
  readonly letters: number;
  /** Left as they were: invited already, or nothing to remind of. */
  readonly skipped: number;
}

const MOST = 500;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;
const INVITABLE: readonly ApprovedConvention['state'][] = ['APPROVATA', 'TRASMESSA', 'IN_VIGORE', 'IN_SCADENZA'];

/** Invites Comuni and other Enti to an approved convention, and reminds those that have not answered. */
export class InviteEnti {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: AdhesionDesk,
    private readonly adhesions: AdhesionRepository,
    private readonly enti: EnteRegistry,
    private readonly mailer: Mailer,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly links: PersonalLinks,
  ) {}

  /**
   * Who is invited already stays as he is: a second request changes nothing.
   * @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionRefused, AdhesionInputRefused
   */
  async execute(actor: SignedInActor, instanceId: string, invitees: readonly Invitee[], message: string): Promise<Sent> {
    const convention = await this.desk.conventionFor(actor, instanceId);
    if (!canKeepAdhesionsOf(actor, convention.enteId)) throw new AdhesionNotAllowed();
    if (!INVITABLE.includes(convention.state)) throw new AdhesionRefused('Questa convenzione non è più in vigore: gli Enti si invitano al testo nuovo, quando è approvato.');
    const cards = await this.readable(convention, invitees, message);
    const provincia = cards.get(convention.enteId)!;
    const now = this.clock.now();
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const fresh = invitees.map(({ enteId, contact, standsFor }): Adhesion => ({ id: randomUUID() as AdhesionId, provinciaId: convention.enteId, instanceId, approvalId: convention.approvalId, aderenteId: enteId, standsFor: [...new Set(standsFor)], state: 'INVITATO', answers: {}, contact: contact.trim() || null, resolution: null, signedOn: null, recesso: null, invitedAt: now, remindedAt: null, revision: 0 }));
      await this.adhesions.holdInvitations(convention.approvalId);
      refuseDoubles(fresh, await this.adhesions.ofApproval(convention.approvalId), cards);
      const added = await this.adhesions.add(fresh);
      let letters = 0;
      for (const adhesion of fresh.filter(({ id }) => added.has(id))) {
        await this.adhesions.note({ adhesionId: adhesion.id, kind: 'INVITATO', to: 'INVITATO', input: {}, seenRevision: 0, personId: actor.personId, personName: actor.name, at: now });
        await this.outbox.record({ kind: 'adhesions.ente-invited', payload: { adhesionId: adhesion.id, provinciaId: adhesion.provinciaId, aderenteId: adhesion.aderenteId, state: 'INVITATO', by: actor.personId } } satisfies AdhesionsEvent);
        if (adhesion.contact === null) continue;
        letters += 1;
        await this.mailer.send(invitationLetter(adhesion.contact, { provincia: provincia.denominazione, aderente: cards.get(adhesion.aderenteId)!.denominazione, title: convention.title, link: await this.links.make(adhesion.id, now), message: storableText(message).trim() }));
      }
      return { count: added.size, letters, skipped: invitees.length - added.size };
    });
  }

  /** Reminds those of the chosen that owe an answer, at most once a day each. @throws AdhesionNotFound, AdhesionNotAllowed */
  async remind(actor: SignedInActor, instanceId: string, ids: readonly string[]): Promise<Sent> {
    const convention = await this.desk.conventionFor(actor, instanceId);
    if (!canKeepAdhesionsOf(actor, convention.enteId)) throw new AdhesionNotAllowed();
    const now = this.clock.now();
    const chosen = new Set(ids.slice(0, MOST));
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const adhesions = (await this.adhesions.ofApproval(convention.approvalId)).filter(({ id }) => chosen.has(id));
      const cards = new Map((await this.enti.findByIds([convention.enteId, ...adhesions.map(({ aderenteId }) => aderenteId)])).map((card) => [card.id, card]));
      let count = 0;
      let letters = 0;
      for (const { id } of adhesions) {
        // Looked at again under its lock: two clicks at once are one reminder.
        const adhesion = await this.adhesions.lock(id);
        if (!adhesion || !isOpen(adhesion) || (adhesion.remindedAt && italianDay(adhesion.remindedAt) === italianDay(now))) continue;
        count += 1;
        await this.adhesions.save({ ...adhesion, remindedAt: now });
        await this.adhesions.note({ adhesionId: id, kind: 'SOLLECITATO', to: adhesion.state, input: {}, seenRevision: adhesion.revision, personId: actor.personId, personName: actor.name, at: now });
        if (adhesion.contact === null) continue;
        letters += 1;
        await this.mailer.send(reminderLetter(adhesion.contact, { provincia: cards.get(convention.enteId)!.denominazione, aderente: cards.get(adhesion.aderenteId)!.denominazione, title: convention.title, link: await this.links.make(id, now), message: '' }));
      }
      return { count, letters, skipped: chosen.size - count };
    });
  }

  /** A personal link to hand over by other means. Links given before go on holding. @returns the whole address @throws AdhesionNotFound, AdhesionNotAllowed */
  async link(actor: SignedInActor, id: string): Promise<string> {
    return this.desk.forWriting({ kind: 'person', actor, id }, async ({ adhesion, side }) => {
      if (side !== 'PROVINCIA') throw new AdhesionNotAllowed();
      return this.links.make(adhesion.id, this.clock.now());
    });
  }

  /** Cards of everybody concerned. @throws AdhesionInputRefused naming who cannot be invited */
  private async readable(convention: ApprovedConvention, invitees: readonly Invitee[], message: string): Promise<ReadonlyMap<EnteId, EnteCard>> {
    const problems: AdhesionProblem[] = [];
    if (invitees.length === 0) problems.push({ field: 'invitees', message: 'Scegliete almeno un Ente.' });
    if (invitees.length > MOST) problems.push({ field: 'invitees', message: `Al massimo ${MOST} Enti alla volta.` });
    if (message.length > 2_000) problems.push({ field: 'message', message: 'Al massimo 2.000 caratteri.' });
    if (problems.length > 0) throw new AdhesionInputRefused(problems);
    const ids = [...new Set(invitees.flatMap(({ enteId, standsFor }) => [enteId, ...standsFor]))];
    const cards = new Map((await this.enti.findByIds([convention.enteId, ...ids].filter(isUuid) as EnteId[])).map((card) => [card.id, card]));
    const comuni = new Set((await this.enti.comuniOf(convention.enteId)).map(({ id }) => id));
    const heirNames = new Map((await this.enti.findByIds([...cards.values()].flatMap(({ confluitoIn }) => confluitoIn ?? []))).map(({ id, denominazione }) => [id, denominazione]));
    const heirs = new Map([...cards.values()].flatMap(({ id, confluitoIn }) => (confluitoIn && heirNames.has(confluitoIn) ? [[id, heirNames.get(confluitoIn)!] as const] : [])));
    invitees.forEach(({ enteId, contact, standsFor }, index) => {
      const card = cards.get(enteId);
      const refuse = (field: string, words: string): number => problems.push({ field: `invitees[${index}].${field}`, message: words });
      if (!card || (card.kind === 'COMUNE' && !comuni.has(enteId))) refuse('enteId', card ? (heirs.has(enteId) ? `${card.denominazione} è confluito in ${heirs.get(enteId)}: invitate quello.` : `${card.denominazione} non è un Comune in vigore di questa Provincia.`) : 'Questo Ente non c’è in anagrafe.');
      else if (card.kind === 'PROVINCIA' || card.kind === 'UPI') refuse('enteId', `${card.denominazione} non si invita: aderiscono Comuni, Unioni e altri Enti.`);
      else if (standsFor.length > 0 && card.kind === 'COMUNE') refuse('standsFor', 'Solo un’Unione aderisce per i suoi Comuni.');
      if (standsFor.some((id) => !comuni.has(id))) refuse('standsFor', 'Fra i Comuni rappresentati ce n’è uno che non è di questa Provincia.');
      if (contact.trim() !== '' && (contact.length > 320 || !EMAIL.test(contact.trim()))) refuse('contact', 'Questo indirizzo di posta non è valido.');
    });
    if (problems.length > 0) throw new AdhesionInputRefused(problems);
    return cards;
  }
}

/** @throws AdhesionInputRefused where a Comune would count twice */
function refuseDoubles(fresh: readonly Adhesion[], there: readonly Adhesion[], cards: ReadonlyMap<EnteId, EnteCard>): void {
  const problems = representedTwice(fresh, there).map(({ index, comune, by }): AdhesionProblem => {
    const name = cards.get(comune)?.denominazione ?? 'Un Comune';
    const isItself = fresh[index]!.aderenteId === comune;
    return isItself
      ? { field: `invitees[${index}].enteId`, message: `Per ${name} risponde già ${cards.get(by)?.denominazione ?? 'la sua Unione'}.` }
      : { field: `invitees[${index}].standsFor`, message: by === comune ? `${name} è già invitato da solo: non può aderire anche attraverso un’Unione.` : `Per ${name} risponde già un altro Ente.` };
  });
  if (problems.length > 0) throw new AdhesionInputRefused(problems);
}

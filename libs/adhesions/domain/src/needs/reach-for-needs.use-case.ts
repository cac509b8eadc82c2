import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { PersonReach, ReachablePerson, SignedInActor } from '@province-comuni/identity-contract';
import type { NewNotice, NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type Mailer, type TransactionRunner } from '@province-comuni/platform-ports';
import { addDays, italianDate, italianDay, type Clock } from '@province-comuni/shared-kernel';
import { takesPartIn, type Adhesion } from '../adhesion/adhesion.js';
import { AdhesionNotAllowed, AdhesionRefused } from '../errors.js';
import { canAnswerFor } from '../policies/adhesion.policy.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';
import type { Sent } from '../use-cases/invite-enti.use-case.js';
import type { PersonalLinks } from '../use-cases/personal-links.js';
import { needsLetter, type NeedsFact } from './needs-letters.js';
import type { NeedsRepository } from './needs-repository.port.js';
import { sheetStateOn, type NeedsSheet, type NeedsSheetId } from './needs-sheet.js';
import type { ReadNeeds } from './read-needs.use-case.js';

/** Days before the last one on which who has not answered is reminded. */
const REMINDED_DAYS_BEFORE = 7;

/** Tells the Enti that a sheet is open, and reminds who has not answered: by letter with the personal link, and in the product. */
export class ReachForNeeds {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly read: ReadNeeds,
    private readonly adhesions: AdhesionRepository,
    private readonly needs: NeedsRepository,
    private readonly enti: EnteRegistry,
    private readonly people: PersonReach,
    private readonly links: PersonalLinks,
    private readonly mailer: Mailer,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** Reminds all Enti that have not answered, at most once a day each. @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionRefused */
  async remind(actor: SignedInActor, id: string): Promise<Sent> {
    const { sheet, state, viewerCanKeep } = await this.read.board(actor, id);
    if (!viewerCanKeep) throw new AdhesionNotAllowed();
    if (state !== 'APERTA') throw new AdhesionRefused('Si ricorda a chi deve rispondere mentre la scheda è aperta.');
    // The policy has answered: notices are the platform's to post.
    return this.transactions.run(SYSTEM_ACCESS, () => this.reach(sheet, 'PROMEMORIA'));
  }

  /** What the calendar brings, once for each sheet. The platform's own work. */
  async byClock(): Promise<void> {
    const today = italianDay(this.clock.now());
    const due = await this.transactions.run(SYSTEM_ACCESS, () => this.needs.toTell(today, addDays(today, REMINDED_DAYS_BEFORE)));
    for (const { id } of due) await this.tell(id);
  }

  /** Tells of one sheet what is due today. */
  async tell(id: NeedsSheetId): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      // Looked at under its lock: two workers at once tell once.
      const sheet = await this.needs.lock(id);
      const now = this.clock.now();
      const today = italianDay(now);
      if (!sheet || sheetStateOn(sheet, today) !== 'APERTA') return;
      const closing = addDays(sheet.closesOn, -REMINDED_DAYS_BEFORE);
      if (sheet.announcedAt === null) {
        await this.reach(sheet, 'APERTA');
        await this.needs.save({ ...sheet, announcedAt: now });
      } else if (sheet.remindedAt === null && today >= closing && italianDay(sheet.announcedAt) < closing) {
        await this.reach(sheet, 'IN_CHIUSURA');
        await this.needs.save({ ...sheet, remindedAt: now });
      }
    });
  }

  private async reach(sheet: NeedsSheet, fact: NeedsFact): Promise<Sent> {
    const now = this.clock.now();
    const today = italianDay(now);
    const adhesions = (await this.adhesions.ofApproval(sheet.approvalId)).filter((adhesion) => takesPartIn(adhesion, sheet.year));
    const cards = new Map((await this.enti.findByIds([sheet.provinciaId, ...adhesions.map(({ aderenteId }) => aderenteId)])).map((card) => [card.id, card.denominazione]));
    const people = await this.people.ofEnti(adhesions.map(({ aderenteId }) => aderenteId));
    let count = 0;
    let letters = 0;
    for (const adhesion of adhesions) {
      const answer = await this.needs.lockAnswer(sheet.id, adhesion.id);
      if (!answer || answer.sent || (answer.remindedAt && italianDay(answer.remindedAt) === today)) continue;
      count += 1;
      await this.needs.saveAnswer({ ...answer, remindedAt: now });
      const provincia = cards.get(sheet.provinciaId) ?? '';
      await this.board.post(noticesOf(people.filter(({ actor }) => canAnswerFor(actor, adhesion.aderenteId)), sheet, adhesion, fact, provincia, today));
      if (adhesion.contact === null) continue;
      letters += 1;
      await this.mailer.send(needsLetter(adhesion.contact, fact, { provincia, aderente: cards.get(adhesion.aderenteId) ?? '', year: sheet.year, closesOn: sheet.closesOn, text: sheet.text, link: await this.links.make(adhesion.id, now) }));
    }
    return { count, letters, skipped: adhesions.length - count };
  }
}

function noticesOf(people: readonly ReachablePerson[], { id, year, closesOn }: NeedsSheet, adhesion: Adhesion, fact: NeedsFact, provincia: string, today: string): NewNotice[] {
  const title = fact === 'APERTA' ? `La ${provincia} vi chiede i fabbisogni del ${year}: rispondete entro il ${italianDate(closesOn)}` : `La ${provincia} attende i vostri fabbisogni del ${year} entro il ${italianDate(closesOn)}`;
  return people.map(({ actor: { personId } }) => ({ personId, topic: 'fabbisogni', key: `fabbisogni:${id}:${fact}:${today}`, title, text: '', href: `/adesioni/${adhesion.id}`, subjects: [{ kind: 'adesione', id: adhesion.id }], frequency: 'SUBITO' as const }));
}

import type { AdhesionFact, AdhesionState } from '@province-comuni/adhesions-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { enteAudience, type PersonReach } from '@province-comuni/identity-contract';
import type { NoticeBoard, NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type HeardEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import type { AdhesionId } from '../adhesion/adhesion.js';
import { canAnswerFor, canKeepAdhesionsOf } from '../policies/adhesion.policy.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';

const WORDS: Readonly<Record<AdhesionState, string>> = { INVITATO: 'è invitato', IN_ESAME: 'esamina la convenzione', DELIBERATO: 'ha deliberato l’adesione', FIRMATO: 'ha firmato', NON_INTERESSATO: 'non è interessato', RECESSO: 'recede dalla convenzione' };

/** Tells the Ente that it was invited, and each side what the other did. The platform's own work. */
export class TellOfAdhesions implements NoticeSubjectSource {
  readonly kind = 'adesione';
  readonly followable = false;
  readonly kinds = ['adhesions.ente-invited', 'adhesions.adhesion-moved'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly adhesions: AdhesionRepository,
    private readonly enti: EnteRegistry,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
  ) {}

  async hear(event: HeardEvent): Promise<void> {
    const { adhesionId, provinciaId, aderenteId, state, by } = event.payload as AdhesionFact;
    const invited = event.kind === 'adhesions.ente-invited';
    // An examination that begins or goes on is nobody's news.
    if (!invited && state === 'IN_ESAME') return;
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const cards = new Map((await this.enti.findByIds([provinciaId, aderenteId])).map((card) => [card.id, card.denominazione]));
      const title = invited ? `La ${cards.get(provinciaId) ?? ''} vi invita ad aderire a una convenzione` : `${cards.get(aderenteId) ?? ''} ${WORDS[state]}`;
      const people = (await this.people.ofEnti([provinciaId, aderenteId])).filter(({ actor }) => actor.personId !== by && (canAnswerFor(actor, aderenteId) || (!invited && canKeepAdhesionsOf(actor, provinciaId))));
      await this.board.post(people.map(({ actor: { personId } }) => ({ personId, topic: 'adesione', key: `adesione:${event.id}`, title, text: '', href: `/adesioni/${adhesionId}`, subjects: [{ kind: this.kind, id: adhesionId }], frequency: 'SUBITO' as const })));
    });
  }

  /** Both sides read of it. */
  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const cards = new Map<string, SubjectCard>();
    for (const id of ids.filter(isUuid)) {
      const adhesion = await this.adhesions.find(id as AdhesionId);
      if (adhesion) cards.set(id, { title: 'Adesione', href: `/adesioni/${id}`, audience: [enteAudience(adhesion.provinciaId), enteAudience(adhesion.aderenteId)] });
    }
    return cards;
  }
}

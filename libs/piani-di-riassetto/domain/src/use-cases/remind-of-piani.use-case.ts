import type { EnteRegistry } from '@province-comuni/enti-contract';
import { enteAudience, type PersonReach } from '@province-comuni/identity-contract';
import type { NewNotice, NoticeBoard, NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { pianoVuoto } from '../piano/piano.js';
import { solleciti, type Sollecito } from '../piano/read-parts.js';
import { canEditPiano } from '../policies/piano.policy.js';
import type { PianoRepository } from '../ports/piano-repository.port.js';

const WORDS: Readonly<Record<Sollecito, string>> = {
  MAI_DETTO: 'Non si sa ancora a che punto è.',
  DA_RIVEDERE: 'Non si aggiorna da più di sei mesi.',
  TRAGUARDI_SCADUTI: 'Ci sono traguardi con la data passata.',
  DUP_MANCANTE: 'Manca il DUP del triennio in corso.',
};

/** Once a week: who keeps the plan of a Provincia is told what it might look after; the same things once a month. The platform's own work. */
export class RemindOfPiani implements NoticeSubjectSource {
  readonly kind = 'piano';
  readonly followable = false;

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly piani: PianoRepository,
    private readonly enti: EnteRegistry,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const today = italianDay(this.clock.now());
    const province = new Map((await this.enti.province()).map((ente) => [ente.id, ente]));
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const piani = new Map((await this.piani.all()).map((piano) => [piano.enteId, piano]));
      const notices: NewNotice[] = [];
      for (const { actor } of await this.people.ofEnti([...province.keys()])) {
        for (const enteId of new Set(actor.memberships.map((membership) => membership.enteId).filter((id) => province.has(id) && canEditPiano(actor, id)))) {
          const due = solleciti(piani.get(enteId) ?? pianoVuoto(enteId), today);
          if (due.length === 0) continue;
          notices.push({
            ...{ personId: actor.personId, topic: 'piano.solleciti', key: `piano-solleciti:${enteId}:${today.slice(0, 7)}:${due.join()}`, title: `Piano di riassetto della ${province.get(enteId)!.denominazione}: da guardare`, text: due.map((each) => WORDS[each]).join('\n') },
            ...{ href: `/piani/${enteId}`, subjects: [{ kind: this.kind, id: enteId }], frequency: 'SUBITO' as const },
          });
        }
      }
      await this.board.post(notices);
    });
  }

  /** Who keeps a plan is of its Provincia: the others are not told. */
  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const enti = await this.enti.findByIds(ids.filter(isUuid) as EnteId[]);
    return new Map(enti.map(({ id, denominazione }) => [id, { title: denominazione, href: `/piani/${id}`, audience: [enteAudience(id)] }]));
  }
}

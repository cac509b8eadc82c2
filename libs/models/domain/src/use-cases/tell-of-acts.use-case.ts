import { enteAudience, type PersonReach } from '@province-comuni/identity-contract';
import type { KeptActState, ModelsEvent } from '@province-comuni/models-contract';
import type { NewNotice, NoticeBoard, NoticeSubjectSource, NoticeTopic, SubjectCard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type HeardEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import { addDays, daysBetween, isUuid, italianDate, italianDay, type Clock, type PersonId } from '@province-comuni/shared-kernel';
import { EXPIRY_WARNINGS, type ActApproval } from '../approval/act-approval.js';
import type { InstanceId } from '../instance/instance.js';
import { canEditInstance } from '../policies/instance.policy.js';
import type { ApprovalRepository } from '../ports/approval-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';

type ActMoved = Extract<ModelsEvent, { kind: 'models.act-moved' }>;

const WORDS: Readonly<Record<Exclude<KeptActState, 'RINNOVATA'>, string>> = {
  BOZZA: 'è tornato in bozza',
  IN_REVISIONE: 'è in revisione interna',
  AL_CONSIGLIO: 'è all’esame del Consiglio Provinciale',
  APPROVATA: 'è approvato',
  TRASMESSA: 'è trasmesso agli Enti',
  IN_VIGORE: 'è in vigore',
};

/** Tells colleagues that an act went a step further, and who writes the acts that one is about to expire. The platform's own work. */
export class TellOfActs implements NoticeSubjectSource {
  readonly kind = 'atti';
  readonly followable = false;
  readonly kinds = ['models.act-moved'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
    private readonly approvals: ApprovalRepository,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  async hear(event: HeardEvent): Promise<void> {
    const { instanceId, enteId, actKey, state, personId } = event.payload as ActMoved['payload'];
    if (state === 'RINNOVATA') return;
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const instance = await this.instances.find(instanceId as InstanceId);
      if (!instance) return;
      const colleagues = (await this.people.ofEnti([enteId])).filter(({ actor }) => actor.personId !== personId && canEditInstance(actor, { enteId }));
      await this.board.post(colleagues.map(({ actor }) => notice(actor.personId, instance, { topic: 'atto.passo', key: `atto:${event.id}`, title: `«${instance.title}»: l’atto «${nameOf(actKey)}» ${WORDS[state]}`, text: '' })));
    });
  }

  /** Every day: acts in force whose last day is 180, 90 or 30 days away. Each is told once. */
  async remind(): Promise<void> {
    const today = italianDay(this.clock.now());
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      for (const approval of await this.approvals.expiringBetween(today, addDays(today, EXPIRY_WARNINGS[0]!))) await this.remindOf(approval, today);
    });
  }

  /** Who has a role in its Provincia reads of its acts. */
  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const cards = new Map<string, SubjectCard>();
    for (const id of ids.filter(isUuid)) {
      const instance = await this.instances.find(id as InstanceId);
      if (instance) cards.set(id, { title: instance.title, href: `/atti/${id}/approvazione`, audience: [enteAudience(instance.enteId)] });
    }
    return cards;
  }

  private async remindOf(approval: ActApproval, today: string): Promise<void> {
    const instance = await this.instances.find(approval.instanceId);
    const left = daysBetween(today, approval.expiresOn!);
    // The nearest warning that has come: a product that slept through one does not tell two at once.
    const stage = EXPIRY_WARNINGS.findLast((days) => left <= days);
    if (!instance || stage === undefined) return;
    const writers = (await this.people.ofEnti([approval.enteId])).filter(({ actor }) => canEditInstance(actor, approval));
    const title = `«${nameOf(approval.actKey)}» scade il ${italianDate(approval.expiresOn!)}: preparate il rinnovo`;
    await this.board.post(writers.map(({ actor }) => notice(actor.personId, instance, { topic: 'atto.scadenza', key: `scadenza:${approval.id}:${approval.expiresOn}:${stage}`, title, text: `Mancano ${left} giorni. Il rinnovo parte dalla versione corrente del modello.` })));
  }
}

function notice(personId: PersonId, instance: { readonly id: InstanceId }, { topic, key, title, text }: { topic: NoticeTopic; key: string; title: string; text: string}): NewNotice {
  return { personId, topic, key, title, text, href: `/atti/${instance.id}/approvazione`, subjects: [{ kind: 'atti', id: instance.id }], frequency: 'SUBITO' };
}

/** `carta-servizi` as people read it. */
function nameOf(actKey: string): string {
  const name = actKey.replace(/-/g, ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import { isNoticeTopic, NOTICE_KINDS, type NoticeKind, type NoticeTopic } from '@province-comuni/notices-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { NoticesError } from '../errors.js';
import type { MailFrequency } from '../mail/mail-choice.js';
import { isFrequencyOf, type ShownNoticeChoice } from '../notice-choice.js';
import { canHaveNotices, canSilence } from '../policies/notices.policy.js';
import type { NoticeChoiceRepository } from '../ports/notice-choice-repository.port.js';

/** Of which kinds of things a person is told, in the product and by mail: his own affair. */
export class KeepNoticeChoices {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly choices: NoticeChoiceRepository,
    private readonly clock: Clock,
  ) {}

  /** Every kind that there is, with what he chose. @throws NoticesError NOT_FOUND for who has no account */
  async view(actor: Actor): Promise<ShownNoticeChoice[]> {
    return this.run(actor, async ({ personId }) => {
      const chosen = new Map((await this.choices.choicesOf(personId)).map((choice) => [choice.topic, choice]));
      return (Object.entries(NOTICE_KINDS) as [NoticeTopic, NoticeKind][]).map(([topic, kind]) => ({ ...kind, topic, inProduct: chosen.get(topic)?.inProduct ?? true, mail: chosen.get(topic)?.mail ?? null }));
    });
  }

  /** Has what comes of this kind among his notices, or no longer. @throws NoticesError NOT_FOUND for no kind, NOT_ALLOWED for one that cannot be silenced */
  async chooseProduct(actor: Actor, topic: string, inProduct: boolean): Promise<void> {
    await this.run(actor, ({ personId }) => this.choices.chooseProduct(personId, choosable(topic), inProduct));
  }

  /** @param mail null: as he follows it, or at once. @throws NoticesError NOT_FOUND for no kind, NOT_ALLOWED for one that cannot be silenced or comes too late in a digest */
  async chooseMail(actor: Actor, topic: string, mail: MailFrequency | null): Promise<void> {
    await this.run(actor, async ({ personId }) => {
      const kind = choosable(topic);
      if (!isFrequencyOf(kind, mail)) throw new NoticesError('NOTICES.NOT_ALLOWED', { reason: 'In un riepilogo questi avvisi arriverebbero tardi: scegliete subito o mai.' });
      await this.choices.chooseMail(personId, kind, mail, this.clock.now());
    });
  }

  private async run<T>(actor: Actor, work: (person: SignedInActor) => Promise<T>): Promise<T> {
    if (!canHaveNotices(actor)) throw new NoticesError('NOTICES.NOT_FOUND', {});
    return this.transactions.run(databaseAccessOf(actor), () => work(actor));
  }
}

function choosable(topic: string): NoticeTopic {
  if (!isNoticeTopic(topic)) throw new NoticesError('NOTICES.NOT_FOUND', {});
  if (!canSilence(topic)) throw new NoticesError('NOTICES.NOT_ALLOWED', { reason: 'Questi avvisi arrivano sempre: non si possono spegnere.' });
  return topic;
}

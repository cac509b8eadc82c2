import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { AlreadyDecided } from '../errors.js';
import type { ModerationEffects } from '../moderation/moderation-effects.js';
import type { ModerationOpener } from '../moderation/moderation-opener.js';
import { DEFAULT_ANSWER_DAYS, readAnswerDays, type AnswerDays } from './desk.js';
import type { DeskRepository } from './desk-repository.port.js';

const UNSET: AnswerDays = { workingDays: DEFAULT_ANSWER_DAYS, revision: 0 };

/** After how many working days the questions of a community go to UPI. */
export class SetAnswerDays {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: DeskRepository,
    private readonly opener: ModerationOpener,
    private readonly effects: ModerationEffects,
  ) {}

  /** @throws CommunityNotFound for who does not moderate */
  async read(actor: SignedInActor, key: string): Promise<AnswerDays> {
    const { community } = await this.opener.open(actor, { key });
    return this.transactions.read(SYSTEM_ACCESS, async () => (await this.desk.answerDays(community.id)) ?? UNSET);
  }

  /** @param seenRevision which writing of it was on the page. @throws CommunityNotFound, CommunityInvalid, AlreadyDecided when somebody else wrote it meanwhile */
  async save(actor: SignedInActor, key: string, seenRevision: number, typed: number): Promise<void> {
    const { community } = await this.opener.open(actor, { key });
    const workingDays = readAnswerDays(typed);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const before = (await this.desk.answerDays(community.id)) ?? UNSET;
      if (!(await this.desk.saveAnswerDays(community.id, workingDays, seenRevision))) throw new AlreadyDecided('');
      if (before.workingDays !== workingDays) await this.effects.record(actor, { communityId: community.id, kind: 'LIMITI', reason: `giorni lavorativi prima che una domanda passi a UPI: ${before.workingDays} → ${workingDays}` }, community);
    });
  }
}

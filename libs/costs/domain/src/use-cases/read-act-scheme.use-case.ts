import type { SignedInActor } from '@province-comuni/identity-contract';
import type { AnswerableInstance, InstanceAnswers } from '@province-comuni/models-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { TARIFF_QUESTIONS } from '../adoption/act-questions.js';
import { schemeOfAnswers, type SchemeOfAct } from '../adoption/scheme-of-answers.js';
import { CostsError } from '../errors.js';
import { canReadScenarios } from '../policies/scenario.policy.js';

/** The tariffs that the acts of a Provincia say now, to be compared with others. */
export class ReadActScheme {
  constructor(private readonly acts: InstanceAnswers<SignedInActor>) {}

  /** Acts of the Provincia, last changed first. @throws CostsError NOT_FOUND */
  async list(actor: SignedInActor, enteId: EnteId): Promise<readonly AnswerableInstance[]> {
    if (!canReadScenarios(actor, enteId)) throw new CostsError('COSTS.NOT_FOUND');
    return this.acts.readable(actor, enteId);
  }

  /** @throws CostsError NOT_FOUND */
  async open(actor: SignedInActor, instanceId: string): Promise<SchemeOfAct & { readonly act: AnswerableInstance }> {
    const read = await this.acts.read(actor, instanceId, TARIFF_QUESTIONS);
    if (!read || !canReadScenarios(actor, read.instance.enteId)) throw new CostsError('COSTS.NOT_FOUND');
    return { ...schemeOfAnswers(read.answers), act: read.instance };
  }
}

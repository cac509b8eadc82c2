import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { ApplyUpgrade, DecideUpgrade, InstanceNotFound, ReadUpgrade, UpgradeRefused, type InstanceId, type UpgradeChoice, type UpgradeWorkspace } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid } from '@province-comuni/shared-kernel';
import { ApplyUpgradeResult, DecideUpgradeGqlInput, DecideUpgradeResult, UpgradeApplied, UpgradeDecided, UpgradeType } from '../graphql/upgrade.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentUpgrade } from '../presenters/upgrade.presenter.js';

const CHOICES: readonly UpgradeChoice[] = ['ACCEPT', 'MODEL', 'OURS', 'EDIT', 'LATER'];

@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('signed-in')
export class UpgradesResolver {
  constructor(
    @Inject(ReadUpgrade) private readonly read: ReadUpgrade,
    @Inject(DecideUpgrade) private readonly decide: DecideUpgrade,
    @Inject(ApplyUpgrade) private readonly apply: ApplyUpgrade,
  ) {}

  @Query(() => UpgradeType, { nullable: true, description: 'What the newest version of the model means for an instance.' })
  async upgrade(@CurrentActor() actor: Actor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<UpgradeType | null> {
    if (!isUuid(instanceId)) return null;
    return presentUpgrade(actor, await this.read.execute(actor, instanceId as InstanceId));
  }

  @Mutation(() => DecideUpgradeResult, { description: 'Decides about one item of an upgrade; kept at once.' })
  async decideUpgrade(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => DecideUpgradeGqlInput }) input: DecideUpgradeGqlInput): Promise<UpgradeDecided> {
    const choice = CHOICES.find((candidate) => candidate === input.choice);
    if (!choice) throw new UpgradeRefused('Questa scelta non esiste.');
    return decided(actor, await this.decide.execute(actor, idOf(input.instanceId), { ...input, choice }));
  }

  @Mutation(() => DecideUpgradeResult, { description: 'Takes a decision back: the proposal holds again, or the item is open again.' })
  async withdrawUpgradeDecision(
    @CurrentActor() actor: SignedInActor,
    @Args('instanceId', { type: () => ID }) instanceId: string,
    @Args('key', { type: () => String }) key: string,
    @Args('seenDecision', { type: () => Date, nullable: true }) seenDecision: Date | null,
  ): Promise<UpgradeDecided> {
    return decided(actor, await this.decide.withdraw(actor, idOf(instanceId), key, seenDecision));
  }

  @Mutation(() => ApplyUpgradeResult, { description: 'Brings the instance to the new version: a new draft revision. Asked twice with the same mark, it is done once.' })
  async applyUpgrade(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string, @Args('mark', { type: () => String }) mark: string): Promise<UpgradeApplied> {
    const dataRevision = await this.apply.execute(actor, idOf(instanceId), mark);
    return Object.assign(new UpgradeApplied(), { instanceId, dataRevision });
  }
}

function decided(actor: SignedInActor, upgrade: UpgradeWorkspace): UpgradeDecided {
  return Object.assign(new UpgradeDecided(), { upgrade: presentUpgrade(actor, upgrade) });
}

/** What is no UUID can be no id of ours: the same answer as for one that does not exist. */
function idOf(text: string): InstanceId {
  if (!isUuid(text)) throw new InstanceNotFound();
  return text as InstanceId;
}

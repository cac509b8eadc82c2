import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor, Role, SignedInActor } from '@province-comuni/identity-contract';
import { InstanceNotFound, KeepActFiles, KeepNumbers, ReadApprovals, ReadModels, TakeStep, type ApprovalId, type InstanceId, type InstanceWays, type StepInput, type StepKey } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { CLOCK, isUuid, italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { ActFileResult, ApprovedTextType, InstanceApprovalsType, KeepNumbersResult, NameStepRolesResult, StepRolesNamed, StepRolesType, StepTaken, TakeStepGqlInput, TakeStepResult, WaitingActType } from '../graphql/approval.type.js';
import { InstanceType } from '../graphql/instance.type.js';
import { ModelsRefusalsInterceptor } from '../models-refusals.interceptor.js';
import { presentApproval, presentRoles, presentWays } from '../presenters/approval.presenter.js';

/** How far the acts are, where the editor shows an instance. */
@Resolver(() => InstanceType)
export class InstanceStateResolver {
  constructor(@Inject(ReadApprovals) private readonly read: ReadApprovals) {}

  @ResolveField(() => String, { description: 'How far the convention is on its way: `BOZZA` until it sets out; the other states are those of ActApproval.' })
  async state(@CurrentActor() actor: Actor, @Parent() instance: InstanceType): Promise<string> {
    return (await this.read.states(actor, instance.id as InstanceId)).get('convenzione') ?? 'BOZZA';
  }
}

@Resolver()
@UseInterceptors(ModelsRefusalsInterceptor)
@Access('signed-in')
export class ApprovalsResolver {
  constructor(
    @Inject(ReadApprovals) private readonly read: ReadApprovals,
    @Inject(TakeStep) private readonly take: TakeStep,
    @Inject(KeepActFiles) private readonly files: KeepActFiles,
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(KeepNumbers) private readonly numbers: KeepNumbers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => InstanceApprovalsType, { nullable: true, description: 'Where the acts of an instance are on their way to approval and beyond.' })
  async approvals(@CurrentActor() actor: Actor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<InstanceApprovalsType | null> {
    return isUuid(instanceId) ? this.present(actor, await this.read.execute(actor, instanceId as InstanceId)) : null;
  }

  @Query(() => ApprovedTextType, { nullable: true, description: 'The text an approval is about, as it was kept.' })
  async approvedText(@CurrentActor() actor: Actor, @Args('approvalId', { type: () => ID }) approvalId: string): Promise<ApprovedTextType | null> {
    if (!isUuid(approvalId)) return null;
    const { approval, act } = await this.read.text(actor, approvalId as ApprovalId);
    return { approval: presentApproval(approval, await this.files.list(actor, approval.instanceId), this.today()), rendered: act };
  }

  @Query(() => [WaitingActType], { description: 'Acts that wait for a step of the viewer, or are about to expire.' })
  async waitingActs(@CurrentActor() actor: SignedInActor): Promise<WaitingActType[]> {
    return (await this.read.waiting(actor)).map(({ approval: { instanceId, actKey, expiresOn }, title, state }) => ({ instanceId, title, actKey, state, expiresOn }));
  }

  @Query(() => [StepRolesType], { nullable: true, description: 'Who takes which step in an Ente.' })
  async stepRoles(@CurrentActor() actor: SignedInActor, @Args('enteId', { type: () => ID }) enteId: string): Promise<StepRolesType[] | null> {
    return isUuid(enteId) ? presentRoles(await this.take.namedRoles(actor, enteId as EnteId)) : null;
  }

  @Mutation(() => TakeStepResult, { description: 'Takes acts a step further. The same step asked twice is one step.' })
  async takeStep(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => TakeStepGqlInput }) { instanceId, step, acts, values }: TakeStepGqlInput): Promise<StepTaken> {
    if (!isUuid(instanceId)) throw new InstanceNotFound();
    const input = Object.fromEntries(values.map(({ key, value }) => [key, value])) as StepInput;
    const ways = await this.take.execute(actor, { instanceId: instanceId as InstanceId, step: step as StepKey, acts: acts.slice(0, 20), input });
    return Object.assign(new StepTaken(), { approvals: await this.present(actor, ways) });
  }

  @Mutation(() => KeepNumbersResult, { description: 'Decides whether the next text of an act keeps the numbers of its approved one: articles that are added take 12-bis. Asked twice, it is done once.' })
  async keepNumbers(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string, @Args('actKey', { type: () => String }) actKey: string, @Args('keep', { type: () => Boolean }) keep: boolean): Promise<StepTaken> {
    if (!isUuid(instanceId)) throw new InstanceNotFound();
    return Object.assign(new StepTaken(), { approvals: await this.present(actor, await this.numbers.execute(actor, instanceId as InstanceId, actKey, keep)) });
  }

  @Mutation(() => NameStepRolesResult, { description: 'Says who takes a step in an Ente; null: who usually does.' })
  async nameStepRoles(
    @CurrentActor() actor: SignedInActor,
    @Args('enteId', { type: () => ID }) enteId: string,
    @Args('step', { type: () => String }) step: string,
    @Args('roles', { type: () => [String], nullable: true }) roles: string[] | null,
  ): Promise<StepRolesNamed> {
    if (!isUuid(enteId)) throw new InstanceNotFound();
    return Object.assign(new StepRolesNamed(), { roles: presentRoles(await this.take.nameRoles(actor, enteId as EnteId, step as StepKey, roles as Role[] | null)) });
  }

  @Mutation(() => ActFileResult, { description: 'Puts a file that arrived by upload with an approval: the signed act, a receipt of certified mail (.eml), an annex.' })
  async attachActFile(@CurrentActor() actor: SignedInActor, @Args('approvalId', { type: () => ID }) approvalId: string, @Args('kind', { type: () => String }) kind: string, @Args('uploadId', { type: () => ID }) uploadId: string): Promise<StepTaken> {
    return this.again(actor, await this.files.attach(actor, approvalId as ApprovalId, kind, uploadId));
  }

  @Mutation(() => ActFileResult, { description: 'Takes a file away from an approval.' })
  async removeActFile(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<StepTaken> {
    return this.again(actor, await this.files.remove(actor, id));
  }

  private async again(actor: SignedInActor, instanceId: InstanceId): Promise<StepTaken> {
    return Object.assign(new StepTaken(), { approvals: await this.present(actor, await this.read.execute(actor, instanceId)) });
  }

  private async present(actor: Actor, ways: InstanceWays): Promise<InstanceApprovalsType> {
    return presentWays(actor, ways, await this.files.list(actor, ways.workspace.instance.id), await this.models.newestOf(ways.workspace.content.key), this.today());
  }

  private today(): string {
    return italianDay(this.clock.now());
  }
}

import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { ChangePractice, PracticeNotFound, ReadPractices, RecordReuse, type PracticeId } from '@province-comuni/practices-domain';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { PracticeStepInput, ProposePracticeInput, PublishPracticeInput, RecordReuseInput, SavePracticePartInput } from '../graphql/practice.input.js';
import { PracticeChanged, PracticeProposed, PracticeResult, PracticeStepDone, PracticeStepResult, ProposePracticeResult, RecordReuseResult, ReuseRecorded } from '../graphql/practice.results.js';
import { presentPractice } from '../practice.presenter.js';
import { PracticesRefusalsInterceptor } from '../practices-refusals.interceptor.js';

/** Writing sheets and moving them through their life. Which role may do what is for the domain to say. */
@Resolver()
@UseInterceptors(PracticesRefusalsInterceptor)
export class PracticeChangesResolver {
  constructor(
    @Inject(ChangePractice) private readonly change: ChangePractice,
    @Inject(RecordReuse) private readonly reuse: RecordReuse,
    @Inject(ReadPractices) private readonly read: ReadPractices,
  ) {}

  @Access('signed-in')
  @Mutation(() => ProposePracticeResult, { description: 'Proposes a sheet for a Provincia: referente and redattore.' })
  async proposePractice(@CurrentActor() actor: SignedInActor, @Args('input') { enteId, ...input }: ProposePracticeInput): Promise<PracticeProposed> {
    return Object.assign(new PracticeProposed(), { practiceId: await this.change.propose(actor, { ...input, enteId: known(enteId) }) });
  }

  @Access('signed-in')
  @Mutation(() => PracticeResult, { description: 'Writes one part of a sheet; of a published one it begins the next revision.' })
  async savePracticePart(@CurrentActor() actor: SignedInActor, @Args('input') input: SavePracticePartInput): Promise<PracticeChanged> {
    return this.changed(actor, input.practiceId, (id) => this.change.savePart(actor, id, input.part, input.seenRevision, input.content));
  }

  @Access('signed-in')
  @Mutation(() => PracticeResult, { description: 'Gives a sheet to UPI to be reviewed.' })
  async submitPractice(@CurrentActor() actor: SignedInActor, @Args('practiceId', { type: () => ID, description: 'The sheet.' }) practiceId: string): Promise<PracticeChanged> {
    return this.changed(actor, practiceId, (id) => this.change.submit(actor, id));
  }

  @Access('staff')
  @Mutation(() => PracticeResult, { description: "Publishes a sheet, or confirms a published one with a new review date: UPI's curators." })
  async publishPractice(@CurrentActor() actor: SignedInActor, @Args('input') input: PublishPracticeInput): Promise<PracticeChanged> {
    return this.changed(actor, input.practiceId, (id) => this.change.publish(actor, id, input.seenRevision, input.reviewDate));
  }

  @Access('staff')
  @Mutation(() => PracticeStepResult, { description: "Gives a sheet back to be mended: UPI's curators." })
  async sendBackPractice(@CurrentActor() actor: SignedInActor, @Args('input') input: PracticeStepInput): Promise<PracticeStepDone> {
    await this.change.sendBack(actor, known(input.practiceId), input.reason);
    // A draft is no longer for who reviewed it: he learns that it went back, and no more.
    return Object.assign(new PracticeStepDone(), { practiceId: input.practiceId });
  }

  @Access('signed-in')
  @Mutation(() => PracticeStepResult, { description: 'Takes a sheet from public view: who writes it, or UPI.' })
  async withdrawPractice(@CurrentActor() actor: SignedInActor, @Args('input') input: PracticeStepInput): Promise<PracticeStepDone> {
    await this.change.withdraw(actor, known(input.practiceId), input.reason);
    return Object.assign(new PracticeStepDone(), { practiceId: input.practiceId });
  }

  @Access('signed-in')
  @Mutation(() => RecordReuseResult, { description: 'Says that a Provincia took a practice over, or how it went on.' })
  async recordReuse(@CurrentActor() actor: SignedInActor, @Args('input') input: RecordReuseInput): Promise<ReuseRecorded> {
    const receipt = await this.reuse.execute(actor, { ...input, practiceId: known(input.practiceId), enteId: known(input.enteId) });
    return Object.assign(new ReuseRecorded(), { receipt });
  }

  private async changed(actor: SignedInActor, practiceId: string, work: (id: PracticeId) => Promise<unknown>): Promise<PracticeChanged> {
    const id: PracticeId = known(practiceId);
    await work(id);
    return Object.assign(new PracticeChanged(), { practice: presentPractice(await this.read.open(actor, id)) });
  }
}

/** What can be no identifier belongs to nothing. */
function known<T extends PracticeId | EnteId>(id: string): T {
  if (!isUuid(id)) throw new PracticeNotFound();
  return id as T;
}

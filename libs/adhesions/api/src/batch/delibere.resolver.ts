import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PrepareDelibere, ReadDelibere, type ShownBatch } from '@province-comuni/adhesions-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { AdhesionsRefusalsInterceptor } from '../adhesions-refusals.interceptor.js';
import { AdhesionDelibereType, DelibereKept, DelibereResult, PrepareDelibereGqlInput, type DelibereBatchType } from './delibere.type.js';

/** The delibere of all invited Enti, made together. */
@Resolver()
@UseInterceptors(AdhesionsRefusalsInterceptor)
export class DelibereResolver {
  constructor(
    @Inject(ReadDelibere) private readonly read: ReadDelibere,
    @Inject(PrepareDelibere) private readonly prepare: PrepareDelibere,
  ) {}

  @Query(() => AdhesionDelibereType, { nullable: true, description: 'The delibere made together for the approved convention of an instance; null for who may not see its adhesions.' })
  @Access('signed-in')
  async adhesionDelibere(@CurrentActor() actor: SignedInActor, @Args('instanceId', { type: () => ID }) instanceId: string): Promise<AdhesionDelibereType> {
    const { viewerCanPrepare, latest, ready } = await this.read.of(actor, instanceId);
    return { viewerCanPrepare, latest: latest && presentBatch(latest), ready: ready && presentBatch(ready) };
  }

  @Mutation(() => DelibereResult, { description: 'Begins the making of all delibere, with the data of now; while some are being made nothing more is begun.' })
  @Access('signed-in')
  async prepareDelibere(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => PrepareDelibereGqlInput }) { instanceId, clientKey }: PrepareDelibereGqlInput): Promise<DelibereKept> {
    await this.prepare.execute(actor, instanceId, clientKey);
    return this.kept(actor, instanceId);
  }

  @Mutation(() => DelibereResult, { description: 'Stops a batch that is being made; what was ready before stays.' })
  @Access('signed-in')
  async cancelDelibere(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<DelibereKept> {
    return this.kept(actor, await this.prepare.cancel(actor, id));
  }

  private async kept(actor: SignedInActor, instanceId: string): Promise<DelibereKept> {
    return Object.assign(new DelibereKept(), { delibere: await this.adhesionDelibere(actor, instanceId) });
  }
}

function presentBatch({ batch: { id, state, problem, size, askedByName, askedAt, expiresAt }, counts: { total, made }, leftOut }: ShownBatch): DelibereBatchType {
  return { id, state, problem, total, made, leftOut: leftOut.map(({ enteName, reason }) => ({ ente: enteName, reason: reason ?? '' })), size, askedBy: askedByName, askedAt, expiresAt };
}

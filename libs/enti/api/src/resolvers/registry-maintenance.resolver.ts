import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AddEnte, invalidEnteInput } from '@province-comuni/enti-domain';
import type { Actor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { presentEnte } from '../ente.presenter.js';
import { EntiRefusalInterceptor } from '../enti-refusal.interceptor.js';
import { AddEnteInput } from '../graphql/add-ente.input.js';
import { AddEnteResult, EnteAdded } from '../graphql/enti.results.js';

/** Keeping the registry: UPI's staff. */
@Resolver()
@UseInterceptors(EntiRefusalInterceptor)
export class RegistryMaintenanceResolver {
  constructor(@Inject(AddEnte) private readonly add: AddEnte) {}

  @Access('staff')
  @Mutation(() => AddEnteResult, { description: 'Adds a Unione or another body to the registry.' })
  async addEnte(@CurrentActor() actor: Actor, @Args('input') input: AddEnteInput): Promise<EnteAdded> {
    const provinciaId = input.provinciaId || null;
    if (provinciaId && !isUuid(provinciaId)) throw invalidEnteInput([{ field: 'provinciaId', message: "Scegliete una Provincia dell'elenco." }]);
    const ente = await this.add.execute(actor, { ...input, provinciaId: provinciaId as EnteId | null });
    return Object.assign(new EnteAdded(), { ente: presentEnte(ente) });
  }
}

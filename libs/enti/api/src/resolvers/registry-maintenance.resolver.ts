import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AddEnte, ApplyIstatImport, enteNotFound, invalidEnteInput, PreviewIstatImport } from '@province-comuni/enti-domain';
import type { Actor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { presentEnte } from '../ente.presenter.js';
import { EntiRefusalInterceptor } from '../enti-refusal.interceptor.js';
import { AddEnteInput } from '../graphql/add-ente.input.js';
import { AddEnteResult, ApplyIstatImportResult, EnteAdded, IstatImportApplied, IstatImportPreviewed, PreviewIstatImportResult } from '../graphql/enti.results.js';
import { ApplyIstatImportInput, IstatFilesInput } from '../graphql/istat-import.input.js';
import { presentDifferences } from '../import.presenter.js';
import { uploadedCsv } from '../uploaded-file.js';

/** Keeping the registry: UPI's staff. */
@Resolver()
@UseInterceptors(EntiRefusalInterceptor)
export class RegistryMaintenanceResolver {
  constructor(
    @Inject(AddEnte) private readonly add: AddEnte,
    @Inject(PreviewIstatImport) private readonly preview: PreviewIstatImport,
    @Inject(ApplyIstatImport) private readonly apply: ApplyIstatImport,
  ) {}

  @Access('staff')
  @Mutation(() => AddEnteResult, { description: 'Adds a Unione or another body to the registry.' })
  async addEnte(@CurrentActor() actor: Actor, @Args('input') input: AddEnteInput): Promise<EnteAdded> {
    const provinciaId = input.provinciaId || null;
    if (provinciaId && !isUuid(provinciaId)) throw invalidEnteInput([{ field: 'provinciaId', message: "Scegliete una Provincia dell'elenco." }]);
    const ente = await this.add.execute(actor, { ...input, provinciaId: provinciaId as EnteId | null });
    return Object.assign(new EnteAdded(), { ente: presentEnte(ente) });
  }

  @Access('staff')
  @Mutation(() => PreviewIstatImportResult, { description: "Compares the registry with ISTAT's files; changes nothing." })
  async previewIstatImport(@CurrentActor() actor: Actor, @Args('input') input: IstatFilesInput): Promise<IstatImportPreviewed> {
    const { differences, digest } = await this.preview.execute(actor, { elenco: uploadedCsv(input.elenco), popolazione: uploadedCsv(input.popolazione) });
    return Object.assign(new IstatImportPreviewed(), { differences: presentDifferences(differences), digest });
  }

  @Access('staff')
  @Mutation(() => ApplyIstatImportResult, { description: "Applies ISTAT's files that were previewed, in one transaction, and keeps their source." })
  async applyIstatImport(@CurrentActor() actor: Actor, @Args('input') input: ApplyIstatImportInput): Promise<IstatImportApplied> {
    if (actor.kind !== 'person') throw enteNotFound();
    const { digest, decorrenza, source, successori } = input;
    const files = { elenco: uploadedCsv(input.elenco), popolazione: uploadedCsv(input.popolazione) };
    const differences = await this.apply.execute(actor, { ...files, digest, decorrenza, source, successori });
    return Object.assign(new IstatImportApplied(), { differences: presentDifferences(differences) });
  }
}

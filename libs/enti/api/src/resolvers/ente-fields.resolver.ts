import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FindEnti, FindPredecessors } from '@province-comuni/enti-domain';
import { requestLoader, type RequestContext } from '@province-comuni/platform-graphql';
import type { EnteId } from '@province-comuni/shared-kernel';
import DataLoader from 'dataloader';
import { presentEnte } from '../ente.presenter.js';
import { Ente } from '../graphql/ente.type.js';

/** Relations of an Ente, one statement per relation whatever the length of the list. */
@Resolver(() => Ente)
export class EnteFieldsResolver {
  constructor(
    @Inject(FindEnti) private readonly find: FindEnti,
    @Inject(FindPredecessors) private readonly predecessors: FindPredecessors,
  ) {}

  @ResolveField(() => Ente, { nullable: true, description: 'Provincia of a Comune, or of another body that has one.' })
  async provincia(@Parent() ente: Ente, @Context() context: RequestContext): Promise<Ente | null> {
    return ente.provinciaId ? this.enti(context).load(ente.provinciaId) : null;
  }

  @ResolveField(() => Ente, { nullable: true, description: 'The Ente that took over after a merger; what was adopted before is shown under it.' })
  async confluitoIn(@Parent() ente: Ente, @Context() context: RequestContext): Promise<Ente | null> {
    return ente.confluitoInId ? this.enti(context).load(ente.confluitoInId) : null;
  }

  @ResolveField(() => [Ente], { description: 'Enti that ended in this one.' })
  async predecessori(@Parent() ente: Ente, @Context() context: RequestContext): Promise<Ente[]> {
    const loader = requestLoader(context, 'enti.predecessori', () => new DataLoader((ids: readonly string[]) => this.loadPredecessors(ids)));
    return loader.load(ente.id);
  }

  private enti(context: RequestContext): DataLoader<string, Ente | null> {
    return requestLoader(context, 'enti.ente', () => new DataLoader((ids: readonly string[]) => this.loadEnti(ids)));
  }

  private async loadEnti(ids: readonly string[]): Promise<(Ente | null)[]> {
    const found = new Map((await this.find.execute(ids as EnteId[])).map((ente) => [ente.id as string, presentEnte(ente)]));
    return ids.map((id) => found.get(id) ?? null);
  }

  private async loadPredecessors(ids: readonly string[]): Promise<Ente[][]> {
    const found = (await this.predecessors.execute(ids as EnteId[])).map(presentEnte);
    return ids.map((id) => found.filter((ente) => ente.confluitoInId === id));
  }
}

import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { FindEnti, ListProvince, SearchEnti } from '@province-comuni/enti-domain';
import { Access } from '@province-comuni/platform-graphql';
import { isUuid, type EnteId } from '@province-comuni/shared-kernel';
import { presentEnte, presentPage, readCursor } from '../ente.presenter.js';
import { EntiRefusalInterceptor } from '../enti-refusal.interceptor.js';
import { EnteConnection } from '../graphql/ente-connection.type.js';
import { Ente } from '../graphql/ente.type.js';
import { EntiArgs } from '../graphql/enti.args.js';

/** Reading the registry: public. */
@Resolver(() => Ente)
@UseInterceptors(EntiRefusalInterceptor)
export class EntiResolver {
  constructor(
    @Inject(SearchEnti) private readonly search: SearchEnti,
    @Inject(ListProvince) private readonly listProvince: ListProvince,
    @Inject(FindEnti) private readonly find: FindEnti,
  ) {}

  @Access('public')
  @Query(() => EnteConnection, { description: 'Enti of the registry, searched as one types.' })
  async enti(@Args() { filter, first, after }: EntiArgs): Promise<EnteConnection> {
    const { text, kinds, provinciaId, includeCeased } = filter ?? {};
    const offset = readCursor(after);
    // What can be no identifier belongs to nobody.
    if (provinciaId && !isUuid(provinciaId)) return presentPage({ items: [], total: 0 }, 0);
    const page = await this.search.execute(
      { ...(text ? { text } : {}), ...(kinds ? { kinds } : {}), ...(provinciaId ? { provinciaId: provinciaId as EnteId } : {}), includeCeased: includeCeased ?? false },
      { offset, limit: first },
    );
    return presentPage(page, offset);
  }

  @Access('public')
  @Query(() => Ente, { nullable: true, description: 'An Ente, also one that ceased; null where there is none.' })
  async ente(@Args('id', { type: () => ID, description: 'The Ente.' }) id: string): Promise<Ente | null> {
    const [ente] = isUuid(id) ? await this.find.execute([id as EnteId]) : [];
    return ente ? presentEnte(ente) : null;
  }

  @Access('public')
  @Query(() => [Ente], { description: 'Every Provincia of the registry, by name: 76 of the ordinary-statute regions.' })
  async province(): Promise<Ente[]> {
    return (await this.listProvince.execute()).map(presentEnte);
  }
}

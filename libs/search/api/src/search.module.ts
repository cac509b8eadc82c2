import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { SEARCH_INDEX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { PostgresSynonymRepository } from '@province-comuni/search-data';
import { CompareIndex, IndexChanges, KeepSynonyms, RebuildIndex, SearchEntries, SearchSourceRegistry, SYNONYM_REPOSITORY } from '@province-comuni/search-domain';
import { SearchResolver } from './resolvers/search.resolver.js';
import { SynonymsResolver } from './resolvers/synonyms.resolver.js';
import { SearchRefusalInterceptor } from './search-refusal.interceptor.js';
import { SearchWork } from './search-work.js';

const providers: Provider[] = [
  { provide: SYNONYM_REPOSITORY, useFactory: () => new PostgresSynonymRepository() },
  provideUseCase(SearchEntries, [TRANSACTION_RUNNER, SEARCH_INDEX, SYNONYM_REPOSITORY, SearchSourceRegistry]),
  provideUseCase(KeepSynonyms, [TRANSACTION_RUNNER, SYNONYM_REPOSITORY]),
  provideUseCase(IndexChanges, [TRANSACTION_RUNNER, SEARCH_INDEX, SearchSourceRegistry]),
  provideUseCase(RebuildIndex, [TRANSACTION_RUNNER, SEARCH_INDEX, SearchSourceRegistry]),
  provideUseCase(CompareIndex, [TRANSACTION_RUNNER, SEARCH_INDEX, SearchSourceRegistry, IndexChanges]),
  SearchRefusalInterceptor,
  SearchResolver,
  SynonymsResolver,
  SearchWork,
];

/** The search. Expects from the root: TRANSACTION_RUNNER, SEARCH_INDEX, SearchSourceRegistry, BACKGROUND_WORK, ACTOR_RESOLVER, and ENTE_REGISTRY from the enti module. */
@Module({})
export class SearchModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return { module: SearchModule, imports: imports ?? [], providers, exports: [IndexChanges, RebuildIndex, CompareIndex] };
  }
}

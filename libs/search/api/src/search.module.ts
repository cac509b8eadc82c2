import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { NOTICE_BOARD } from '@province-comuni/notices-contract';
import { LIKE_ENTRIES, SEARCH_INDEX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { PostgresSavedSearchRepository, PostgresSynonymRepository, SEARCH_PERSONAL_DATA } from '@province-comuni/search-data';
import { AlertSavedSearches, CompareIndex, FindLikeEntries, FoundSubjects, IndexChanges, KeepEngine, KeepSavedSearches, KeepSynonyms, RebuildIndex, SAVED_SEARCH_REPOSITORY, SearchEntries, SearchSourceRegistry, SYNONYM_REPOSITORY } from '@province-comuni/search-domain';
import { CLOCK } from '@province-comuni/shared-kernel';
import { SavedSearchesResolver } from './resolvers/saved-searches.resolver.js';
import { SearchResolver } from './resolvers/search.resolver.js';
import { SynonymsResolver } from './resolvers/synonyms.resolver.js';
import { SearchRefusalInterceptor } from './search-refusal.interceptor.js';
import { SearchWork } from './search-work.js';

const providers: Provider[] = [
  contributePersonalData(SEARCH_PERSONAL_DATA),
  { provide: SAVED_SEARCH_REPOSITORY, useFactory: () => new PostgresSavedSearchRepository() },
  { provide: SYNONYM_REPOSITORY, useFactory: () => new PostgresSynonymRepository() },
  provideUseCase(SearchEntries, [TRANSACTION_RUNNER, SEARCH_INDEX, SYNONYM_REPOSITORY, SearchSourceRegistry]),
  { ...provideUseCase(FindLikeEntries, [TRANSACTION_RUNNER, SEARCH_INDEX, SYNONYM_REPOSITORY]), provide: LIKE_ENTRIES } as Provider,
  provideUseCase(KeepSavedSearches, [TRANSACTION_RUNNER, SAVED_SEARCH_REPOSITORY, SYNONYM_REPOSITORY, SEARCH_INDEX, CLOCK]),
  provideUseCase(AlertSavedSearches, [TRANSACTION_RUNNER, SAVED_SEARCH_REPOSITORY, SYNONYM_REPOSITORY, SEARCH_INDEX, PERSON_REACH, NOTICE_BOARD, CLOCK]),
  provideUseCase(FoundSubjects, [SEARCH_INDEX]),
  provideUseCase(KeepSynonyms, [TRANSACTION_RUNNER, SYNONYM_REPOSITORY]),
  provideUseCase(IndexChanges, [TRANSACTION_RUNNER, SEARCH_INDEX, SearchSourceRegistry]),
  provideUseCase(RebuildIndex, [TRANSACTION_RUNNER, SEARCH_INDEX, SearchSourceRegistry]),
  provideUseCase(CompareIndex, [TRANSACTION_RUNNER, SEARCH_INDEX, SearchSourceRegistry, IndexChanges]),
  provideUseCase(KeepEngine, [TRANSACTION_RUNNER, SEARCH_INDEX]),
  SearchRefusalInterceptor,
  SavedSearchesResolver,
  SearchResolver,
  SynonymsResolver,
  SearchWork,
];

/** The search. Expects from the root: TRANSACTION_RUNNER, SEARCH_INDEX, SearchSourceRegistry, BACKGROUND_WORK, NOTICE_BOARD and NOTICE_SUBJECTS from notices, CLOCK, ACTOR_RESOLVER, PERSON_REACH from identity, and ENTE_REGISTRY from the enti module. */
@Module({})
export class SearchModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return { module: SearchModule, imports: imports ?? [], providers, exports: [LIKE_ENTRIES, AlertSavedSearches, IndexChanges, RebuildIndex, CompareIndex, KeepEngine] };
  }
}

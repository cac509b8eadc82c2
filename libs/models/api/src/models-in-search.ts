import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SearchableClauses, SearchableModels, SearchableOwnClauses } from '@province-comuni/models-domain';
import { SEARCH_SOURCES, type SearchSources } from '@province-comuni/platform-ports';

/** Makes the national models, their clauses and those that Province wrote known to the search. */
@Injectable()
export class ModelsInSearch implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(SearchableModels) private readonly models: SearchableModels,
    @Inject(SearchableClauses) private readonly clauses: SearchableClauses,
    @Inject(SearchableOwnClauses) private readonly ownClauses: SearchableOwnClauses,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.models);
    this.sources.add(this.clauses);
    this.sources.add(this.ownClauses);
  }
}

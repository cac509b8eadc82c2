import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ClauseSubjects, SearchableClauses, SearchableModels, SearchableOwnClauses } from '@province-comuni/models-domain';
import { NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { SEARCH_SOURCES, type SearchSources } from '@province-comuni/platform-ports';

/** Makes the national models, their clauses and those that Province wrote known to the search, and clauses to the texts that refer to them. */
@Injectable()
export class ModelsInSearch implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(NOTICE_SUBJECTS) private readonly subjects: NoticeSubjects,
    @Inject(ClauseSubjects) private readonly mentioned: ClauseSubjects,
    @Inject(SearchableModels) private readonly models: SearchableModels,
    @Inject(SearchableClauses) private readonly clauses: SearchableClauses,
    @Inject(SearchableOwnClauses) private readonly ownClauses: SearchableOwnClauses,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.models);
    this.sources.add(this.clauses);
    this.sources.add(this.ownClauses);
    this.subjects.add(this.mentioned);
  }
}

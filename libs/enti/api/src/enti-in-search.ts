import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { EnteSubjects, SearchableEnti } from '@province-comuni/enti-domain';
import { NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { SEARCH_SOURCES, type SearchSources } from '@province-comuni/platform-ports';

/** Makes the Enti known to the search, and to the texts that refer to them. */
@Injectable()
export class EntiInSearch implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(NOTICE_SUBJECTS) private readonly subjects: NoticeSubjects,
    @Inject(SearchableEnti) private readonly enti: SearchableEnti,
    @Inject(EnteSubjects) private readonly mentioned: EnteSubjects,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.enti);
    this.subjects.add(this.mentioned);
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { SearchableEnti } from '@province-comuni/enti-domain';
import { SEARCH_SOURCES, type SearchSources } from '@province-comuni/platform-ports';

/** Makes the Enti known to the search. */
@Injectable()
export class EntiInSearch implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(SearchableEnti) private readonly enti: SearchableEnti,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.enti);
  }
}

import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentSearchSource, EmptyTrash } from '@province-comuni/documents-domain';
import { BACKGROUND_WORK, SEARCH_SOURCES, type BackgroundWork, type SearchSources } from '@province-comuni/platform-ports';

/** Makes known what the library lets people find, and what it does by the clock. */
@Injectable()
export class LibraryWork implements OnModuleInit {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(DocumentSearchSource) private readonly documents: DocumentSearchSource,
    @Inject(EmptyTrash) private readonly emptyTrash: EmptyTrash,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.documents);
    this.work.schedule({ name: 'documents.empty-trash', cron: '23 2 * * *', run: async () => void (await this.emptyTrash.execute()) });
  }
}

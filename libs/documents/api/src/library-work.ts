import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { CollectionSearchSource, DocumentSearchSource, DocumentSubjects, EmptyTrash, FollowSources, RemindOfDocuments, TellOfDocuments } from '@province-comuni/documents-domain';
import { NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { BACKGROUND_WORK, SEARCH_SOURCES, type BackgroundWork, type SearchSources } from '@province-comuni/platform-ports';

/** Makes known what the library lets people find and follow, what it tells them, and what it does by the clock. */
@Injectable()
export class LibraryWork implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    @Inject(SEARCH_SOURCES) private readonly sources: SearchSources,
    @Inject(NOTICE_SUBJECTS) private readonly noticeSubjects: NoticeSubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(DocumentSearchSource) private readonly documents: DocumentSearchSource,
    @Inject(CollectionSearchSource) private readonly collections: CollectionSearchSource,
    @Inject(DocumentSubjects) private readonly subjects: DocumentSubjects,
    @Inject(TellOfDocuments) private readonly tell: TellOfDocuments,
    @Inject(RemindOfDocuments) private readonly remind: RemindOfDocuments,
    @Inject(FollowSources) private readonly cited: FollowSources,
    @Inject(EmptyTrash) private readonly emptyTrash: EmptyTrash,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.documents);
    this.sources.add(this.collections);
    for (const source of this.subjects.all()) this.noticeSubjects.add(source);
    this.work.subscribe({ name: 'documents.tell-people', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
    this.work.schedule({ name: 'documents.remind-people', cron: '10 5 * * *', run: () => this.remind.execute() });
    this.work.schedule({ name: 'documents.empty-trash', cron: '23 2 * * *', run: async () => void (await this.emptyTrash.execute()) });
  }

  /** When every domain has made its kinds of subjects known: which events to follow depends on them. */
  onApplicationBootstrap(): void {
    this.work.subscribe({ name: 'documents.tell-sheets', kinds: this.cited.kinds(), subject: (event) => this.cited.subjectOf(event), handle: (event) => this.cited.hear(event) });
  }
}

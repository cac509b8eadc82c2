import { Module, type DynamicModule } from '@nestjs/common';
import { PostgresFileRepository, PostgresUploadRepository } from '@province-comuni/documents-data';
import { FILE_REPOSITORY, UPLOAD_REPOSITORY } from '@province-comuni/documents-domain';
import { LIBRARY_PROVIDERS } from './library.providers.js';

/** Documents and files. Expects from the root: TRANSACTION_RUNNER, OUTBOX, BACKGROUND_WORK, SEARCH_SOURCES, CLOCK, ACTOR_RESOLVER, and ENTE_REGISTRY from the enti module. */
@Module({})
export class DocumentsModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return {
      module: DocumentsModule,
      imports: imports ?? [],
      providers: [{ provide: FILE_REPOSITORY, useFactory: () => new PostgresFileRepository() }, { provide: UPLOAD_REPOSITORY, useFactory: () => new PostgresUploadRepository() }, ...LIBRARY_PROVIDERS],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import { DOCUMENT_ATTACHMENTS, DOCUMENT_SHEETS } from '@province-comuni/documents-contract';
import { BULK_IMPORT_CONTROLLERS, BULK_IMPORT_PROVIDERS } from './bulk-import/bulk-import.providers.js';
import { DocumentFilesController } from './document-files.controller.js';
import { FILES_CONTROLLERS, FILES_EXPORTS, FILES_PROVIDERS } from './files/files.providers.js';
import { LIBRARY_PROVIDERS } from './library.providers.js';

/** Documents and files. Expects from the root: TRANSACTION_RUNNER, OBJECT_STORAGE, TEXT_EXTRACTOR, MALWARE_SCANNER, FILES_SETTINGS, OUTBOX, BACKGROUND_WORK, SEARCH_SOURCES, CLOCK, ACTOR_RESOLVER, NOTICE_BOARD, NOTICE_SUBJECTS and READABLE_SUBJECTS from notices, PERSON_REACH from identity, COMMUNITY_DIRECTORY from communities, and ENTE_REGISTRY from the enti module. */
@Module({})
export class DocumentsModule {
  static register(imports: DynamicModule['imports']): DynamicModule {
    return { module: DocumentsModule, imports: imports ?? [], controllers: [DocumentFilesController, ...FILES_CONTROLLERS, ...BULK_IMPORT_CONTROLLERS], providers: [...FILES_PROVIDERS, ...LIBRARY_PROVIDERS, ...BULK_IMPORT_PROVIDERS], exports: [...FILES_EXPORTS, DOCUMENT_ATTACHMENTS, DOCUMENT_SHEETS] };
  }
}

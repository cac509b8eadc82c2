import type { Provider, Type } from '@nestjs/common';
import { PostgresBulkImportRepository, StoredZipArchives } from '@province-comuni/documents-data';
import { AddDocuments, BringArchive, BULK_IMPORT_REPOSITORY, DOCUMENT_REPOSITORY, FILE_REPOSITORY, GoOnWithBulkImport, IMPORT_ARCHIVES, MakeBulkDocuments, ReadBulkImports, StartBulkImport, TryBulkImport, UPLOAD_REPOSITORY } from '@province-comuni/documents-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { OBJECT_STORAGE, OUTBOX, TEXT_EXTRACTOR, TRANSACTION_RUNNER, type ObjectStorage } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { FILES_SETTINGS } from '../files/files.providers.js';
import { BulkImportWork } from './bulk-import-work.js';
import { BulkImportsResolver } from './bulk-imports.resolver.js';
import { BulkReportsController } from './bulk-reports.controller.js';

/** Bulk import of documents, on uploads and documents. */
export const BULK_IMPORT_PROVIDERS: Provider[] = [
  { provide: BULK_IMPORT_REPOSITORY, useFactory: () => new PostgresBulkImportRepository() },
  { provide: IMPORT_ARCHIVES, inject: [OBJECT_STORAGE], useFactory: (storage: ObjectStorage) => new StoredZipArchives(storage) },
  provideUseCase(StartBulkImport, [TRANSACTION_RUNNER, BULK_IMPORT_REPOSITORY, UPLOAD_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(BringArchive, [TRANSACTION_RUNNER, UPLOAD_REPOSITORY, FILE_REPOSITORY, OBJECT_STORAGE, TEXT_EXTRACTOR, OUTBOX, StartBulkImport, CLOCK]),
  provideUseCase(ReadBulkImports, [TRANSACTION_RUNNER, BULK_IMPORT_REPOSITORY]),
  provideUseCase(TryBulkImport, [TRANSACTION_RUNNER, BULK_IMPORT_REPOSITORY, DOCUMENT_REPOSITORY, UPLOAD_REPOSITORY, ENTE_REGISTRY, IMPORT_ARCHIVES, CLOCK, FILES_SETTINGS]),
  provideUseCase(MakeBulkDocuments, [TRANSACTION_RUNNER, BULK_IMPORT_REPOSITORY, UPLOAD_REPOSITORY, FILE_REPOSITORY, OBJECT_STORAGE, TEXT_EXTRACTOR, OUTBOX, IMPORT_ARCHIVES, AddDocuments, CLOCK]),
  provideUseCase(GoOnWithBulkImport, [TRANSACTION_RUNNER, BULK_IMPORT_REPOSITORY, UPLOAD_REPOSITORY, PERSON_REACH, TryBulkImport, MakeBulkDocuments, OUTBOX, CLOCK]),
  BulkImportWork,
  BulkImportsResolver,
];

export const BULK_IMPORT_CONTROLLERS: Type[] = [BulkReportsController];

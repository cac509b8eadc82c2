import type { Provider } from '@nestjs/common';
import { PostgresDocumentRepository } from '@province-comuni/documents-data';
import {
  AddDocuments,
  ChangeDocument,
  CurateDocument,
  DOCUMENT_REPOSITORY,
  DocumentSearchSource,
  EmptyTrash,
  FILE_REPOSITORY,
  GuestLinks,
  KeepAtHand,
  KeepVocabulary,
  OpenDocumentFile,
  ProposeFromFiles,
  ReadDocuments,
  UPLOAD_REPOSITORY,
} from '@province-comuni/documents-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { OUTBOX, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { FILES_SETTINGS } from './files/files.providers.js';
import { LibraryWork } from './library-work.js';
import { DocumentChangesResolver } from './resolvers/document-changes.resolver.js';
import { DocumentFieldsResolver } from './resolvers/document-fields.resolver.js';
import { DocumentsResolver } from './resolvers/documents.resolver.js';
import { VersionFieldsResolver } from './resolvers/version-fields.resolver.js';

/** Documents: what stands on the files that are kept. */
export const LIBRARY_PROVIDERS: Provider[] = [
  { provide: DOCUMENT_REPOSITORY, useFactory: () => new PostgresDocumentRepository() },
  provideUseCase(AddDocuments, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, UPLOAD_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(ChangeDocument, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, UPLOAD_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(CurateDocument, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(DocumentSearchSource, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, FILE_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(EmptyTrash, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(GuestLinks, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, FILE_REPOSITORY, CLOCK, FILES_SETTINGS]),
  provideUseCase(KeepAtHand, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY]),
  provideUseCase(KeepVocabulary, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY]),
  provideUseCase(OpenDocumentFile, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, FILE_REPOSITORY, FILES_SETTINGS]),
  provideUseCase(ProposeFromFiles, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, UPLOAD_REPOSITORY, FILE_REPOSITORY, CLOCK]),
  provideUseCase(ReadDocuments, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, FILE_REPOSITORY, CLOCK]),
  LibraryWork,
  DocumentsResolver,
  DocumentChangesResolver,
  DocumentFieldsResolver,
  VersionFieldsResolver,
];

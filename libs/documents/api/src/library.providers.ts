import type { Provider } from '@nestjs/common';
import { DOCUMENT_ATTACHMENTS, DOCUMENT_SHEETS } from '@province-comuni/documents-contract';
import { DOCUMENTS_PERSONAL_DATA, PostgresCollectionRepository, PostgresCommentRepository, PostgresDocumentRepository, PostgresReadingRepository, PostgresSourceRepository } from '@province-comuni/documents-data';
import {
  AddDocuments,
  AskReading,
  AttachDocuments,
  ChangeDocument,
  COLLECTION_REPOSITORY,
  CollectionSearchSource,
  COMMENT_REPOSITORY,
  CommentDocuments,
  ConfirmSources,
  CurateDocument,
  DOCUMENT_REPOSITORY,
  DocumentSearchSource,
  DownloadArchive,
  DocumentSubjects,
  EmptyTrash,
  FILE_REPOSITORY,
  FollowSources,
  GuestLinks,
  KeepAtHand,
  KeepCollections,
  KeepSheets,
  KeepVocabulary,
  OpenDocumentFile,
  ProposeFromFiles,
  ReadCollections,
  ReadDocuments,
  READING_REPOSITORY,
  ReadSources,
  ReceiveUpload,
  RemindOfDocuments,
  SOURCE_REPOSITORY,
  TellOfDocuments,
  UPLOAD_REPOSITORY,
} from '@province-comuni/documents-domain';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { PERSON_REACH } from '@province-comuni/identity-contract';
import { MARKED_SUBJECTS, NOTICE_BOARD, READABLE_SUBJECTS } from '@province-comuni/notices-contract';
import { contributePersonalData, provideUseCase } from '@province-comuni/platform-graphql';
import { OUTBOX, RATE_LIMITS, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { CLOCK } from '@province-comuni/shared-kernel';
import { FILES_SETTINGS } from './files/files.providers.js';
import { LibraryWork } from './library-work.js';
import { CollectionsResolver } from './resolvers/collections.resolver.js';
import { CommentsResolver } from './resolvers/comments.resolver.js';
import { DocumentChangesResolver } from './resolvers/document-changes.resolver.js';
import { DocumentFieldsResolver } from './resolvers/document-fields.resolver.js';
import { DocumentsResolver } from './resolvers/documents.resolver.js';
import { ReadingsResolver } from './resolvers/readings.resolver.js';
import { VersionFieldsResolver } from './resolvers/version-fields.resolver.js';

/** Documents: what stands on the files that are kept. */
export const LIBRARY_PROVIDERS: Provider[] = [
  contributePersonalData(DOCUMENTS_PERSONAL_DATA),
  { provide: DOCUMENT_REPOSITORY, useFactory: () => new PostgresDocumentRepository() },
  { provide: COMMENT_REPOSITORY, useFactory: () => new PostgresCommentRepository() },
  { provide: READING_REPOSITORY, useFactory: () => new PostgresReadingRepository() },
  { provide: COLLECTION_REPOSITORY, useFactory: () => new PostgresCollectionRepository() },
  provideUseCase(AskReading, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, READING_REPOSITORY, ENTE_REGISTRY, PERSON_REACH, OUTBOX, CLOCK]),
  provideUseCase(CommentDocuments, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, COMMENT_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(KeepCollections, [TRANSACTION_RUNNER, COLLECTION_REPOSITORY, DOCUMENT_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(ReadCollections, [TRANSACTION_RUNNER, COLLECTION_REPOSITORY, DOCUMENT_REPOSITORY]),
  provideUseCase(CollectionSearchSource, [TRANSACTION_RUNNER, COLLECTION_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(DocumentSubjects, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, COMMENT_REPOSITORY, COLLECTION_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(TellOfDocuments, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, COMMENT_REPOSITORY, COLLECTION_REPOSITORY, READING_REPOSITORY, ENTE_REGISTRY, PERSON_REACH, NOTICE_BOARD]),
  provideUseCase(RemindOfDocuments, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, READING_REPOSITORY, PERSON_REACH, NOTICE_BOARD, CLOCK]),
  provideUseCase(AddDocuments, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, UPLOAD_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(AttachDocuments, [AddDocuments, ReceiveUpload, DOCUMENT_REPOSITORY, UPLOAD_REPOSITORY, FILE_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  { provide: DOCUMENT_ATTACHMENTS, useExisting: AttachDocuments },
  provideUseCase(ChangeDocument, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, UPLOAD_REPOSITORY, ENTE_REGISTRY, OUTBOX, CLOCK]),
  provideUseCase(CurateDocument, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(DocumentSearchSource, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, FILE_REPOSITORY, ENTE_REGISTRY]),
  provideUseCase(EmptyTrash, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(GuestLinks, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, FILE_REPOSITORY, CLOCK, FILES_SETTINGS]),
  provideUseCase(KeepAtHand, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY]),
  provideUseCase(KeepVocabulary, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY]),
  provideUseCase(OpenDocumentFile, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, FILE_REPOSITORY, FILES_SETTINGS]),
  provideUseCase(DownloadArchive, [TRANSACTION_RUNNER, OpenDocumentFile, ReadCollections, RATE_LIMITS, CLOCK]),
  provideUseCase(ProposeFromFiles, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, UPLOAD_REPOSITORY, FILE_REPOSITORY, CLOCK]),
  provideUseCase(ReadDocuments, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, FILE_REPOSITORY, CLOCK]),
  { provide: SOURCE_REPOSITORY, useFactory: () => new PostgresSourceRepository() },
  provideUseCase(ReadSources, [TRANSACTION_RUNNER, SOURCE_REPOSITORY, READABLE_SUBJECTS]),
  provideUseCase(ConfirmSources, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, SOURCE_REPOSITORY, OUTBOX, CLOCK]),
  provideUseCase(KeepSheets, [TRANSACTION_RUNNER, AddDocuments, ChangeDocument, DOCUMENT_REPOSITORY, SOURCE_REPOSITORY, READABLE_SUBJECTS, MARKED_SUBJECTS]),
  provideUseCase(FollowSources, [TRANSACTION_RUNNER, DOCUMENT_REPOSITORY, SOURCE_REPOSITORY, MARKED_SUBJECTS, NOTICE_BOARD, CLOCK]),
  { provide: DOCUMENT_SHEETS, useExisting: KeepSheets },
  LibraryWork,
  DocumentsResolver,
  CollectionsResolver,
  CommentsResolver,
  ReadingsResolver,
  DocumentChangesResolver,
  DocumentFieldsResolver,
  VersionFieldsResolver,
];

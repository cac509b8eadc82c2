import type { InjectionToken, Provider, Type } from '@nestjs/common';
import { KEPT_FILES } from '@province-comuni/documents-contract';
import { PostgresFileRepository, PostgresUploadRepository } from '@province-comuni/documents-data';
import {
  DiscardUpload,
  ExtractFileText,
  FILE_REPOSITORY,
  FindNearDuplicates,
  IMPORT_ARCHIVES,
  KeepFilesForOthers,
  ListMyUploads,
  ReadFileText,
  ReceiveUpload,
  ScanFile,
  ScrubFiles,
  SweepFiles,
  UPLOAD_REPOSITORY,
  type FileRepository,
  type ImportArchives,
} from '@province-comuni/documents-domain';
import { provideUseCase } from '@province-comuni/platform-graphql';
import { MALWARE_SCANNER, OBJECT_STORAGE, OUTBOX, TEXT_EXTRACTOR, TRANSACTION_RUNNER, type MalwareScanner, type ObjectStorage, type TransactionRunner } from '@province-comuni/platform-ports';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';
import { FileSender } from './file-response.js';
import { ReadReceivedFiles, ScanReceivedFiles, SCANNING, TendStoredFiles } from './file-jobs.js';
import { UploadsController } from './uploads.controller.js';

/** Under which the installation's decisions about files (`FilesSettings`) are found. */
export const FILES_SETTINGS = Symbol('FilesSettings');

/** Files: storage in and out, uploads, text. Expects from the root: TRANSACTION_RUNNER, OBJECT_STORAGE, TEXT_EXTRACTOR, MALWARE_SCANNER, OUTBOX, BACKGROUND_WORK, CLOCK, ACTOR_RESOLVER, FILES_SETTINGS. */
export const FILES_PROVIDERS: Provider[] = [
  { provide: FILE_REPOSITORY, useFactory: () => new PostgresFileRepository() },
  { provide: UPLOAD_REPOSITORY, useFactory: () => new PostgresUploadRepository() },
  provideUseCase(ReceiveUpload, [TRANSACTION_RUNNER, UPLOAD_REPOSITORY, FILE_REPOSITORY, OBJECT_STORAGE, TEXT_EXTRACTOR, OUTBOX, CLOCK, FILES_SETTINGS]),
  provideUseCase(ListMyUploads, [TRANSACTION_RUNNER, UPLOAD_REPOSITORY, OBJECT_STORAGE]),
  provideUseCase(DiscardUpload, [TRANSACTION_RUNNER, UPLOAD_REPOSITORY, OBJECT_STORAGE]),
  provideUseCase(ReadFileText, [TRANSACTION_RUNNER, FILE_REPOSITORY]),
  provideUseCase(ExtractFileText, [TRANSACTION_RUNNER, FILE_REPOSITORY, UPLOAD_REPOSITORY, OBJECT_STORAGE, TEXT_EXTRACTOR, OUTBOX, CLOCK]),
  provideUseCase(FindNearDuplicates, [TRANSACTION_RUNNER, FILE_REPOSITORY]),
  provideUseCase(SweepFiles, [TRANSACTION_RUNNER, UPLOAD_REPOSITORY, FILE_REPOSITORY, OBJECT_STORAGE, CLOCK, FILES_SETTINGS]),
  provideUseCase(ScrubFiles, [TRANSACTION_RUNNER, FILE_REPOSITORY, OBJECT_STORAGE, OUTBOX, CLOCK, FILES_SETTINGS]),
  provideUseCase(KeepFilesForOthers, [TRANSACTION_RUNNER, UPLOAD_REPOSITORY, FILE_REPOSITORY, OBJECT_STORAGE, TEXT_EXTRACTOR, OUTBOX, CLOCK, FILES_SETTINGS]),
  { provide: KEPT_FILES, useExisting: KeepFilesForOthers },
  provideUseCase(FileSender, [OBJECT_STORAGE, ScrubFiles]),
  // Where there is no scanner nothing is scanned, and no job waits for one.
  {
    provide: SCANNING,
    inject: [TRANSACTION_RUNNER, FILE_REPOSITORY, OBJECT_STORAGE, MALWARE_SCANNER, IMPORT_ARCHIVES, CLOCK],
    useFactory: (transactions: TransactionRunner, files: FileRepository, storage: ObjectStorage, scanner: MalwareScanner | null, archives: ImportArchives, clock: Clock) => scanner && new ScanFile(transactions, files, storage, scanner, archives, clock),
  },
  ReadReceivedFiles,
  ScanReceivedFiles,
  TendStoredFiles,
];

/** What others of the module and the composition root may ask for. */
export const FILES_EXPORTS: InjectionToken[] = [FILE_REPOSITORY, UPLOAD_REPOSITORY, ReceiveUpload, ListMyUploads, ReadFileText, ExtractFileText, FindNearDuplicates, SweepFiles, ScrubFiles, FileSender, KEPT_FILES];

export const FILES_CONTROLLERS: Type[] = [UploadsController];

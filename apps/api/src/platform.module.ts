import { Global, Logger, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DEFAULT_FILES_SETTINGS } from '@province-comuni/documents-domain';
import { FILES_SETTINGS } from '@province-comuni/documents-api';
import { createDataSource, PostgresOutbox, PostgresPersonalData, TypeOrmTransactionRunner } from '@province-comuni/platform-database';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { HtmlExporter } from '@province-comuni/platform-export-html';
import { OdtExporter } from '@province-comuni/platform-export-odt';
import { TypstPdfExporter } from '@province-comuni/platform-export-pdf';
import { DocxDocumentReader, TrackedDocxReader } from '@province-comuni/platform-import-docx';
import { JobRunner, WorkRegistry } from '@province-comuni/platform-jobs';
import { OutboxMailArchive, OutboxMailer } from '@province-comuni/platform-mail-outbox';
import { MailCourier, PostgresMailQueue, PostgresMailReturns, QueueMailer, SmtpLetterBox, type SmtpOptions } from '@province-comuni/platform-mail-smtp';
import { ACT_EXPORTERS, BACKGROUND_WORK, DOCUMENT_READER, LetterWriters, MAIL_ARCHIVE, MAIL_DELIVERIES, MAIL_READER, MAIL_RETURNS, MAILER, MALWARE_SCANNER, OBJECT_STORAGE, OUTBOX, PERSONAL_DATA_STORE, SafeStorage, SEARCH_INDEX, SEARCH_SOURCES, TABLE_WRITER, TEXT_EXTRACTOR, TRACKED_DOCUMENT_READER, TRANSACTION_RUNNER, type ActExporter, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { ChildMailReader } from '@province-comuni/platform-read-mail';
import { ClamdScanner } from '@province-comuni/platform-scan-clamd';
import { MeilisearchEngine } from '@province-comuni/platform-search-meilisearch';
import { PostgresSearchIndex } from '@province-comuni/platform-search-postgres';
import { SpreadsheetWriter } from '@province-comuni/platform-spreadsheets';
import { FileSystemStorage } from '@province-comuni/platform-storage-fs';
import { S3Storage } from '@province-comuni/platform-storage-s3';
import { ChildTextExtractor } from '@province-comuni/platform-text-extraction';
import { SearchSourceRegistry } from '@province-comuni/search-domain';
import { CLOCK, systemClock, type Clock } from '@province-comuni/shared-kernel';
import { DataSource } from 'typeorm';
import type { AppConfig } from './config.js';
import { ENTITIES } from './entities.js';
import { ShutdownService } from './shutdown.service.js';

const logger = new Logger('lavori');

export const APP_CONFIG = Symbol('AppConfig');

const postLogger = new Logger('posta');

/** Mail that waits for a server and what becomes of it, or the outbox of the product. */
function mail(smtp: SmtpOptions | undefined): Provider[] {
  if (!smtp) return [{ provide: MAILER, useFactory: () => new OutboxMailer() }, { provide: MAIL_ARCHIVE, useFactory: () => new OutboxMailArchive() }];
  return [
    { provide: MAILER, inject: [OUTBOX], useFactory: (events: Outbox) => new QueueMailer(events) },
    { provide: PostgresMailQueue, inject: [OUTBOX], useFactory: (events: Outbox) => new PostgresMailQueue(events) },
    { provide: MAIL_DELIVERIES, useExisting: PostgresMailQueue },
    {
      provide: MailCourier,
      inject: [TRANSACTION_RUNNER, PostgresMailQueue, PostgresMailReturns, LetterWriters, OUTBOX, CLOCK],
      useFactory: (transactions: TransactionRunner, queue: PostgresMailQueue, returns: PostgresMailReturns, writers: LetterWriters, events: Outbox, clock: Clock) => new MailCourier(transactions, queue, returns, new SmtpLetterBox(smtp), writers, events, clock, (message) => postLogger.error(message)),
    },
  ];
}

/** What every domain stands on: database, clock, outbox, work apart from requests, mail, exporters. */
@Global()
@Module({})
export class PlatformModule {
  static register(config: AppConfig): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: APP_CONFIG, useValue: config },
        { provide: CLOCK, useValue: systemClock },
        { provide: DataSource, useFactory: () => createDataSource({ url: config.databaseUrl, entities: ENTITIES }).initialize() },
        { provide: TRANSACTION_RUNNER, inject: [DataSource], useFactory: (dataSource: DataSource) => new TypeOrmTransactionRunner(dataSource) },
        { provide: OUTBOX, useFactory: () => new PostgresOutbox() },
        { provide: PERSONAL_DATA_STORE, useFactory: () => new PostgresPersonalData() },
        { provide: LetterWriters, useFactory: () => new LetterWriters() },
        ...mail(config.smtp),
        { provide: PostgresMailReturns, useFactory: () => new PostgresMailReturns() },
        { provide: MAIL_RETURNS, useExisting: PostgresMailReturns },
        { provide: WorkRegistry, useFactory: () => new WorkRegistry() },
        { provide: BACKGROUND_WORK, useExisting: WorkRegistry },
        {
          provide: JobRunner,
          inject: [WorkRegistry, TRANSACTION_RUNNER],
          useFactory: (registry: WorkRegistry, transactions: TransactionRunner) => new JobRunner({ databaseUrl: config.databaseUrl, ownerUrl: config.migrationUrl, report: (message) => logger.error(message) }, registry, transactions),
        },
        { provide: ACT_EXPORTERS, useFactory: (): ActExporter[] => [new TypstPdfExporter(), new DocxExporter(), new OdtExporter(), new HtmlExporter()] },
        { provide: TABLE_WRITER, useFactory: () => new SpreadsheetWriter() },
        { provide: DOCUMENT_READER, useFactory: () => new DocxDocumentReader() },
        { provide: MAIL_READER, useFactory: () => new ChildMailReader() },
        { provide: TRACKED_DOCUMENT_READER, useFactory: () => new TrackedDocxReader() },
        { provide: OBJECT_STORAGE, useFactory: () => new SafeStorage(config.storage.kind === 's3' ? new S3Storage(config.storage) : new FileSystemStorage(config.storage.folder)) },
        { provide: TEXT_EXTRACTOR, useFactory: () => new ChildTextExtractor() },
        { provide: FILES_SETTINGS, useValue: { ...DEFAULT_FILES_SETTINGS, quotaBytes: config.quotaBytes, scans: config.clamd !== undefined } },
        { provide: MALWARE_SCANNER, useFactory: () => (config.clamd ? new ClamdScanner(config.clamd) : null) },
        { provide: SearchSourceRegistry, useFactory: () => new SearchSourceRegistry() },
        { provide: SEARCH_SOURCES, useExisting: SearchSourceRegistry },
        { provide: SEARCH_INDEX, useFactory: () => new PostgresSearchIndex(config.meilisearch ? new MeilisearchEngine(config.meilisearch) : null, (message) => logger.warn(message)) },
        ShutdownService,
      ],
      exports: [APP_CONFIG, CLOCK, DataSource, TRANSACTION_RUNNER, OUTBOX, PERSONAL_DATA_STORE, BACKGROUND_WORK, SEARCH_INDEX, SEARCH_SOURCES, SearchSourceRegistry, JobRunner, LetterWriters, MAILER, config.smtp ? MAIL_DELIVERIES : MAIL_ARCHIVE, ...(config.smtp ? [MailCourier] : []), MAIL_READER, MAIL_RETURNS, ACT_EXPORTERS, TABLE_WRITER, DOCUMENT_READER, TRACKED_DOCUMENT_READER, OBJECT_STORAGE, TEXT_EXTRACTOR, MALWARE_SCANNER, FILES_SETTINGS],
    };
  }
}

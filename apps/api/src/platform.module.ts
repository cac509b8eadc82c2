import { Global, Logger, Module, type DynamicModule } from '@nestjs/common';
import { ENTI_ENTITIES } from '@province-comuni/enti-data';
import { IDENTITY_ENTITIES } from '@province-comuni/identity-data';
import { MODELS_ENTITIES } from '@province-comuni/models-data';
import { createDataSource, PostgresOutbox, TypeOrmTransactionRunner } from '@province-comuni/platform-database';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { HtmlExporter } from '@province-comuni/platform-export-html';
import { OdtExporter } from '@province-comuni/platform-export-odt';
import { TypstPdfExporter } from '@province-comuni/platform-export-pdf';
import { DocxDocumentReader } from '@province-comuni/platform-import-docx';
import { JobRunner, WorkRegistry } from '@province-comuni/platform-jobs';
import { OutboxMailArchive, OutboxMailer } from '@province-comuni/platform-mail-outbox';
import { ACT_EXPORTERS, BACKGROUND_WORK, DOCUMENT_READER, MAIL_ARCHIVE, MAILER, OUTBOX, SEARCH_INDEX, SEARCH_SOURCES, TRANSACTION_RUNNER, type ActExporter, type TransactionRunner } from '@province-comuni/platform-ports';
import { PostgresSearchIndex } from '@province-comuni/platform-search-postgres';
import { SEARCH_ENTITIES } from '@province-comuni/search-data';
import { SearchSourceRegistry } from '@province-comuni/search-domain';
import { CLOCK, systemClock } from '@province-comuni/shared-kernel';
import { DataSource } from 'typeorm';
import type { AppConfig } from './config.js';
import { ShutdownService } from './shutdown.service.js';

const logger = new Logger('lavori');

export const APP_CONFIG = Symbol('AppConfig');

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
        { provide: DataSource, useFactory: () => createDataSource({ url: config.databaseUrl, entities: [...IDENTITY_ENTITIES, ...ENTI_ENTITIES, ...MODELS_ENTITIES, ...SEARCH_ENTITIES] }).initialize() },
        { provide: TRANSACTION_RUNNER, inject: [DataSource], useFactory: (dataSource: DataSource) => new TypeOrmTransactionRunner(dataSource) },
        { provide: OUTBOX, useFactory: () => new PostgresOutbox() },
        { provide: MAILER, useFactory: () => new OutboxMailer() },
        { provide: MAIL_ARCHIVE, useFactory: () => new OutboxMailArchive() },
        { provide: WorkRegistry, useFactory: () => new WorkRegistry() },
        { provide: BACKGROUND_WORK, useExisting: WorkRegistry },
        {
          provide: JobRunner,
          inject: [WorkRegistry, TRANSACTION_RUNNER],
          useFactory: (registry: WorkRegistry, transactions: TransactionRunner) => new JobRunner({ databaseUrl: config.databaseUrl, ownerUrl: config.migrationUrl, report: (message) => logger.error(message) }, registry, transactions),
        },
        { provide: ACT_EXPORTERS, useFactory: (): ActExporter[] => [new TypstPdfExporter(), new DocxExporter(), new OdtExporter(), new HtmlExporter()] },
        { provide: DOCUMENT_READER, useFactory: () => new DocxDocumentReader() },
        { provide: SearchSourceRegistry, useFactory: () => new SearchSourceRegistry() },
        { provide: SEARCH_SOURCES, useExisting: SearchSourceRegistry },
        { provide: SEARCH_INDEX, useFactory: () => new PostgresSearchIndex() },
        ShutdownService,
      ],
      exports: [APP_CONFIG, CLOCK, DataSource, TRANSACTION_RUNNER, OUTBOX, BACKGROUND_WORK, SEARCH_INDEX, SEARCH_SOURCES, SearchSourceRegistry, JobRunner, MAILER, MAIL_ARCHIVE, ACT_EXPORTERS, DOCUMENT_READER],
    };
  }
}

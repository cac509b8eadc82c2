import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ACT_EXPORTERS, DOCUMENT_READER, MAIL_READER, TEXT_EXTRACTOR, TRACKED_DOCUMENT_READER, type ActExporter, type DocumentReader, type MailReader, type TextExtractor, type TrackedDocumentReader } from '@province-comuni/platform-ports';
import { DataSource } from 'typeorm';

/** Lets go of what the process holds, last of all. */
@Injectable()
export class ShutdownService implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ACT_EXPORTERS) private readonly exporters: readonly ActExporter[],
    @Inject(DOCUMENT_READER) private readonly reader: DocumentReader,
    @Inject(MAIL_READER) private readonly mail: MailReader,
    @Inject(TRACKED_DOCUMENT_READER) private readonly trackedReader: TrackedDocumentReader,
    @Inject(TEXT_EXTRACTOR) private readonly extractor: TextExtractor,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.exporters.map((exporter) => exporter.close?.()), this.reader.close(), this.trackedReader.close(), this.mail.close(), this.extractor.close()]);
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

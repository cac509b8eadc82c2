import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { BulkImportEvent } from '@province-comuni/documents-contract';
import { GoOnWithBulkImport, type BulkImportId } from '@province-comuni/documents-domain';
import { BACKGROUND_WORK, type BackgroundWork, type EventSubscriber, type HeardEvent } from '@province-comuni/platform-ports';

/** Works on bulk imports, a slice for each job. */
@Injectable()
export class BulkImportWork implements EventSubscriber, OnModuleInit {
  readonly name = 'documents.go-on-with-bulk-import';
  readonly kinds = ['documents.bulk-import-asked'];

  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(GoOnWithBulkImport) private readonly goOn: GoOnWithBulkImport,
  ) {}

  onModuleInit(): void {
    this.work.subscribe(this);
    this.work.schedule({ name: 'documents.wake-bulk-imports', cron: '*/10 * * * *', run: () => this.goOn.wakeLost() });
    this.work.schedule({ name: 'documents.forget-bulk-imports', cron: '11 2 * * *', run: async () => void (await this.goOn.forgetOld()) });
  }

  async handle(event: HeardEvent): Promise<void> {
    const { bulkImportId } = event.payload as BulkImportEvent['payload'];
    await this.goOn.execute(bulkImportId as BulkImportId);
  }
}

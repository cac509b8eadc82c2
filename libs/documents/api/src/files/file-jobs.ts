import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { FileEvent } from '@province-comuni/documents-contract';
import { ExtractFileText, FILE_REPOSITORY, ScrubFiles, SweepFiles, type FileRepository, type ScanFile } from '@province-comuni/documents-domain';
import { BACKGROUND_WORK, SYSTEM_ACCESS, TRANSACTION_RUNNER, type BackgroundWork, type ContentHash, type EventSubscriber, type HeardEvent, type ScanResult, type TransactionRunner } from '@province-comuni/platform-ports';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';

/** A file whose reading was not done within this time is asked for again: its job was laid aside. */
const LOST_MS = 30 * 60_000;
/** Bytes verified per hour: 20 GB, some minutes of one disk. */
const SCRUB_BUDGET = 20 * 1024 ** 3;

/** Reads the text of every file that arrives. */
@Injectable()
export class ReadReceivedFiles implements EventSubscriber, OnModuleInit {
  readonly name = 'documents.read-received-file';
  readonly kinds = ['documents.file-received'];
  /** As many as the extractor reads at the same time. */
  readonly atOnce = 2;

  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(ExtractFileText) private readonly extract: ExtractFileText,
    @Inject(FILE_REPOSITORY) private readonly files: FileRepository,
    @Inject(TRANSACTION_RUNNER) private readonly transactions: TransactionRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.work.subscribe(this);
    this.work.schedule({ name: 'documents.read-waiting-files', cron: '*/10 * * * *', run: () => this.readWaiting() });
  }

  async handle(event: HeardEvent): Promise<void> {
    const { sha256 } = event.payload as Extract<FileEvent, { kind: 'documents.file-received' }>['payload'];
    await this.extract.execute(sha256 as ContentHash);
  }

  private async readWaiting(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - LOST_MS);
    for (const sha256 of await this.transactions.run(SYSTEM_ACCESS, () => this.files.waitingForText(before, 100))) await this.extract.execute(sha256);
  }
}

/** Under which the use case that scans is found; null where there is no scanner. */
export const SCANNING = Symbol('Scanning');
/** What of the waiting files is looked at in one run of the clock. */
const SCANNING_MS = 4 * 60_000;

/** Lets a scanner look at every file that arrives, where there is one. */
@Injectable()
export class ScanReceivedFiles implements EventSubscriber, OnModuleInit {
  readonly name = 'documents.scan-received-file';
  readonly kinds = ['documents.file-received'];
  readonly atOnce = 2;
  private readonly logger = new Logger('archivio');

  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(SCANNING) private readonly scanning: ScanFile | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (!this.scanning) return;
    const { scanning } = this;
    this.work.subscribe(this);
    this.work.schedule({ name: 'documents.scan-waiting-files', cron: '*/5 * * * *', run: () => scanning.waiting(new Date(this.clock.now().getTime() + SCANNING_MS), (sha256, result) => this.tell(sha256, result)) });
  }

  async handle(event: HeardEvent): Promise<void> {
    const { sha256 } = event.payload as Extract<FileEvent, { kind: 'documents.file-received' }>['payload'];
    const result = await this.scanning?.execute(sha256 as ContentHash);
    if (result) this.tell(sha256, result);
  }

  /** What is harmful is an alarm: somebody of the network has it on his computer. */
  private tell(sha256: string, { verdict, detail }: ScanResult): void {
    if (verdict === 'INFETTO') this.logger.error({ message: 'In un file è stato trovato un programma dannoso', sha256, detail });
    if (verdict === 'NON_ANALIZZATO') this.logger.warn({ message: 'Un file non si può analizzare: lo scarica solo il suo Ente', sha256, detail });
  }
}

/** Every night what nothing uses is put aside; every hour some of what is kept is read and compared with its name. */
@Injectable()
export class TendStoredFiles implements OnModuleInit {
  private readonly logger = new Logger('archivio');

  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(SweepFiles) private readonly sweep: SweepFiles,
    @Inject(ScrubFiles) private readonly scrub: ScrubFiles,
  ) {}

  onModuleInit(): void {
    this.work.schedule({ name: 'documents.sweep-files', cron: '23 2 * * *', run: () => this.sweepFiles() });
    this.work.schedule({ name: 'documents.scrub-files', cron: '41 * * * *', run: () => this.scrubFiles() });
  }

  /** First what it would take away, then what it does: both stay in the log. */
  private async sweepFiles(): Promise<void> {
    const planned = await this.sweep.execute({ dryRun: true });
    this.logger.log({ sweep: 'previsto', ...planned });
    const done = await this.sweep.execute({ dryRun: false, log: (entry) => this.logger.log({ sweep: 'tolto', ...entry }) });
    this.logger.log({ sweep: 'fatto', ...done });
  }

  private async scrubFiles(): Promise<void> {
    const { verified, bytes, damaged } = await this.scrub.execute({ budget: SCRUB_BUDGET });
    if (verified > 0) this.logger.log({ scrub: 'fatto', verified, bytes, damaged: damaged.length });
    // Each is an alarm: the copy of another day holds the right bytes.
    for (const sha256 of damaged) this.logger.error({ message: 'Il contenuto di un file è danneggiato o manca', sha256 });
  }
}

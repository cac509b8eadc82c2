import type { FileEvent } from '@province-comuni/documents-contract';
import { SYSTEM_ACCESS, type ContentHash, type ObjectStorage, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { FileRepository } from '../file-repository.port.js';
import type { FilesSettings } from './files-settings.js';

export interface ScrubReport {
  /** Files whose bytes were all read. */
  readonly verified: number;
  readonly bytes: number;
  /** Files whose bytes are wrong or missing, now and for the first time or still. */
  readonly damaged: readonly ContentHash[];
}

const BATCH = 100;

/** Reads every byte that is kept, longest unread first, and says which contents are no longer what their name says. One that is only aside is brought back. */
export class ScrubFiles {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly files: FileRepository,
    private readonly storage: ObjectStorage,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settings: FilesSettings,
  ) {}

  /** @param budget bytes after which it stops until the next time @param all also what was verified lately */
  async execute({ budget, all = false }: { readonly budget: number; readonly all?: boolean }): Promise<ScrubReport> {
    const began = this.clock.now();
    const before = all ? began : new Date(began.getTime() - this.settings.verifyEveryMs);
    const damaged: ContentHash[] = [];
    const done = new Set<ContentHash>();
    let bytes = 0;
    while (bytes < budget) {
      const due = (await this.transactions.run(SYSTEM_ACCESS, () => this.files.toVerify(before, BATCH))).filter(({ sha256 }) => !done.has(sha256));
      if (due.length === 0) break;
      for (const { sha256, size } of due) {
        if (bytes >= budget) break;
        const right = await this.check(sha256);
        if (!right) damaged.push(sha256);
        done.add(sha256);
        bytes += size;
      }
    }
    return { verified: done.size, bytes, damaged };
  }

  /** Reads one content whole, and writes down whether it is right. @throws StorageRefused UNAVAILABLE */
  async check(sha256: ContentHash): Promise<boolean> {
    const right = (await this.storage.verify(sha256)) || ((await this.broughtBack(sha256)) && (await this.storage.verify(sha256)));
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      if (await this.files.markVerified(sha256, right, this.clock.now())) await this.outbox.record({ kind: 'documents.file-checked', payload: { sha256, damaged: !right } } satisfies FileEvent);
    });
    return right;
  }

  private broughtBack(sha256: ContentHash): Promise<boolean> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.files.lockContent(sha256);
      return (await this.files.has(sha256)) && this.storage.restore(sha256);
    });
  }
}

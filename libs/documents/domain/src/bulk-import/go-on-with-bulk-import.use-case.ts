import type { BulkImportEvent } from '@province-comuni/documents-contract';
import type { PersonReach, SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { UploadRepository } from '../files/upload-repository.port.js';
import type { BulkImportRepository } from './bulk-import-repository.port.js';
import { mayHandleBulkImport } from './bulk-import.policy.js';
import { BULK_IMPORT_DAYS, type BulkImport, type BulkImportId } from './bulk-import.js';
import { ArchiveRefused } from './import-archive.port.js';
import type { MakeBulkDocuments } from './make-bulk-documents.use-case.js';
import type { TryBulkImport } from './try-bulk-import.use-case.js';

/** A job lasts this long and asks for the next one: a worker that stops waits for no more than this, and other jobs have their turn. */
const SLICE_MS = 45_000;
/** An import nobody works on for this long lost its job. */
const LOST_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
const AT_ONCE = 50;

/** The work on bulk imports, slice by slice. A job: whose it is and what he may do is asked again each time. */
export class GoOnWithBulkImport {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: BulkImportRepository,
    private readonly uploads: UploadRepository,
    private readonly people: PersonReach,
    private readonly trial: TryBulkImport,
    private readonly making: MakeBulkDocuments,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Does a slice and asks for the next. @returns whether there is more to do @throws StorageRefused and whatever else, to be tried again */
  async execute(id: BulkImportId): Promise<boolean> {
    const found = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const bulk = await this.imports.find(id);
      return bulk && { bulk, actor: (await this.people.find([bulk.personId])).get(bulk.personId)?.actor };
    });
    if (!found || !WORKING.includes(found.bulk.state)) return false;
    const { bulk, actor } = found;
    if (!actor || !mayHandleBulkImport(actor, bulk)) {
      await this.refuse(bulk, 'Chi ha iniziato l’importazione non può più caricare documenti per questo Ente.');
      return false;
    }
    const more = await this.slice(actor, bulk);
    if (more) await this.transactions.run(SYSTEM_ACCESS, () => this.ask(id));
    return more;
  }

  /** Asks for the imports whose job got lost. By the clock. */
  async wakeLost(): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      for (const { id } of await this.imports.stuck(new Date(this.clock.now().getTime() - LOST_MS), AT_ONCE)) await this.ask(id);
    });
  }

  /** Forgets old imports with their archives. By the clock. @returns how many */
  async forgetOld(): Promise<number> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const old = await this.imports.old(new Date(this.clock.now().getTime() - BULK_IMPORT_DAYS * DAY_MS), AT_ONCE);
      for (const { id, uploadId, archive } of old) {
        await this.imports.remove(id);
        if (archive !== null) await this.uploads.remove(uploadId);
      }
      return old.length;
    });
  }

  private async slice(actor: SignedInActor, bulk: BulkImport): Promise<boolean> {
    const until = new Date(this.clock.now().getTime() + SLICE_MS);
    try {
      return bulk.state === 'IN_PROVA' ? await this.trial.execute(actor, bulk, until) : await this.making.execute(actor, bulk, until);
    } catch (error) {
      if (!(error instanceof ArchiveRefused)) throw error;
      await this.refuse(bulk, error.message);
      return false;
    }
  }

  private async refuse({ id }: BulkImport, problem: string): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const now = await this.imports.lock(id);
      if (!now || !WORKING.includes(now.state)) return;
      await this.imports.save({ ...now, state: 'RIFIUTATA', problem, archive: null, updatedAt: this.clock.now() });
      await this.uploads.remove(now.uploadId);
    });
  }

  private ask(id: BulkImportId): Promise<void> {
    return this.outbox.record({ kind: 'documents.bulk-import-asked', payload: { bulkImportId: id } } satisfies BulkImportEvent);
  }
}

const WORKING: readonly BulkImport['state'][] = ['IN_PROVA', 'IN_CORSO'];

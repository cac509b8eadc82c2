import { randomUUID } from 'node:crypto';
import type { BulkImportEvent } from '@province-comuni/documents-contract';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { DocumentInputRefused, DocumentNotFound, DocumentStepRefused } from '../errors.js';
import type { UploadRepository } from '../files/upload-repository.port.js';
import type { UploadId } from '../files/upload.js';
import { readSharing, type TypedSharing } from '../use-cases/read-sharing.js';
import type { BulkImportRepository } from './bulk-import-repository.port.js';
import { mayHandleBulkImport } from './bulk-import.policy.js';
import type { BulkImport, BulkImportId } from './bulk-import.js';

/** What is chosen for all documents before they are made. */
export interface TypedBulkChoices extends TypedSharing {
  readonly publish: boolean;
  readonly skipSame: boolean;
}

/** Begins bulk imports and lets them go on: a trial first, then the documents. The work itself is done apart from requests. */
export class StartBulkImport {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: BulkImportRepository,
    private readonly uploads: UploadRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Begins the trial of an archive that has arrived; asked again with the same one, it answers with the import that is there. @throws DocumentNotFound */
  async execute(actor: SignedInActor, uploadId: string): Promise<BulkImport> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const upload = isUuid(uploadId) ? await this.uploads.find(uploadId as UploadId) : null;
      if (!upload?.sha256 || !mayHandleBulkImport(actor, upload)) throw new DocumentNotFound();
      const begun = await this.imports.ofUpload(upload.id);
      if (begun) return begun;
      const now = this.clock.now();
      if (!(await this.uploads.markUsed(upload.id, now))) throw new DocumentNotFound();
      const bulk: BulkImport = {
        ...{ id: randomUUID() as BulkImportId, personId: actor.personId, enteId: upload.enteId, uploadId: upload.id, fileName: upload.fileName, archive: upload.sha256, size: upload.size },
        ...{ state: 'IN_PROVA', problem: null, notices: [], done: 0, total: 0, choices: null, createdAt: now, updatedAt: now },
      };
      await this.imports.add(bulk);
      await this.ask(bulk.id);
      return bulk;
    });
  }

  /** Makes the documents that the trial found ready. Again: nothing more. @throws DocumentNotFound · DocumentStepRefused · DocumentInputRefused at `visibility`, `sharedWith` */
  async run(actor: SignedInActor, id: string, { publish, skipSame, ...typed }: TypedBulkChoices): Promise<BulkImport> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const bulk = await this.locked(actor, id);
      if (bulk.state === 'IN_CORSO' || bulk.state === 'FINITA') return bulk;
      if (bulk.state !== 'PROVATA') throw new DocumentStepRefused('La prova non è ancora finita: aspettate il suo resoconto.');
      const { sharing, problems } = await readSharing(typed, bulk.enteId, this.enti, null);
      if (problems.length > 0) throw new DocumentInputRefused(problems);
      const counts = await this.imports.counts(id as BulkImportId);
      if (skipSame) await this.imports.moveRows(bulk.id, 'DOPPIONE', 'SALTATA');
      const total = (counts.PRONTA ?? 0) + (skipSame ? 0 : (counts.DOPPIONE ?? 0));
      if (total === 0) throw new DocumentStepRefused('Nessuna riga può diventare un documento: correggete la tabella e riprovate.');
      const running: BulkImport = { ...bulk, state: 'IN_CORSO', done: 0, total, choices: { ...sharing, publish, skipSame }, updatedAt: this.clock.now() };
      await this.imports.save(running);
      await this.ask(bulk.id);
      return running;
    });
  }

  /** Forgets an import; what became documents stays. @throws DocumentNotFound · DocumentStepRefused while documents are being made */
  async discard(actor: SignedInActor, id: string): Promise<void> {
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const bulk = await this.locked(actor, id);
      if (bulk.state === 'IN_CORSO') throw new DocumentStepRefused('L’importazione è in corso: aspettate che finisca.');
      await this.imports.remove(bulk.id);
      await this.uploads.remove(bulk.uploadId);
    });
  }

  private async locked(actor: SignedInActor, id: string): Promise<BulkImport> {
    const bulk = isUuid(id) ? await this.imports.lock(id as BulkImportId) : null;
    if (!bulk || !mayHandleBulkImport(actor, bulk)) throw new DocumentNotFound();
    return bulk;
  }

  private ask(id: BulkImportId): Promise<void> {
    return this.outbox.record({ kind: 'documents.bulk-import-asked', payload: { bulkImportId: id } } satisfies BulkImportEvent);
  }
}

import type { AdhesionsEvent } from '@province-comuni/adhesions-contract';
import type { KeptFiles } from '@province-comuni/documents-contract';
import type { PersonReach } from '@province-comuni/identity-contract';
import type { ApprovedActWriter, ApprovedConventions } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { canKeepAdhesionsOf } from '../policies/adhesion.policy.js';
import type { DelibereBatchRepository, DelibereHints } from './delibere-batch-repository.port.js';
import { DELIBERA, MOST_TRIES, type DelibereBatch, type DelibereBatchId, type DelibereBatchItem } from './delibere-batch.js';
import { zipOfDelibere } from './zip-of-delibere.js';

/** A job lasts this long and asks for the next one: a worker that stops waits for no more than this. */
const SLICE_MS = 45_000;
/** A batch nobody works on for this long lost its job. */
const LOST_MS = 10 * 60_000;
/** Pages are told this often at most. */
const TELL_MS = 500;
/** Enti read at once, and worked on at once: while one PDF is composed by its child process, the next DOCX is written and kept here. */
const AT_ONCE = 40;
const TOGETHER = 3;

/**
 * Makes the delibere of a batch, Ente by Ente, and their ZIP at the end. What was made is kept under its hash with the line of its Ente: a kill at any step, or
 * two workers on the same batch, go on from there. The ZIP takes the place of the one before in one step.
 */
export class MakeDelibere {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly batches: DelibereBatchRepository,
    private readonly conventions: ApprovedConventions,
    private readonly files: KeptFiles,
    private readonly people: PersonReach,
    private readonly hints: DelibereHints,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Does a slice and asks for the next. @returns whether there is more to do @throws StorageRefused and whatever else, to be tried again */
  async execute(id: DelibereBatchId): Promise<boolean> {
    const found = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const batch = await this.batches.find(id);
      return batch && { batch, actor: (await this.people.find([batch.askedBy])).get(batch.askedBy)?.actor };
    });
    if (found?.batch.state !== 'IN_CORSO') return false;
    const { batch, actor } = found;
    if (!actor || !canKeepAdhesionsOf(actor, batch.provinciaId)) return this.fail(batch, 'Chi ha chiesto le delibere non può più farlo per questo Ente.');
    const writer = await this.transactions.run(SYSTEM_ACCESS, () => this.conventions.writerOf(batch.approvalId, DELIBERA));
    if (!writer) return this.fail(batch, 'Il testo approvato non ha una delibera di adesione.');
    if (!(await this.slice(batch, writer))) return false;
    if ((await this.transactions.run(SYSTEM_ACCESS, () => this.batches.toDo(id, 1))).length === 0) {
      await this.finish(batch);
      return false;
    }
    await this.transactions.run(SYSTEM_ACCESS, () => this.ask(id));
    return true;
  }

  /** Asks for the batches whose job got lost. By the clock. */
  async wakeLost(): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      for (const { id } of await this.batches.stuck(new Date(this.clock.now().getTime() - LOST_MS), AT_ONCE)) await this.ask(id);
    });
  }

  /** Forgets those that can no longer be downloaded. By the clock. */
  async forgetExpired(): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      for (const { id } of await this.batches.expired(this.clock.now(), AT_ONCE)) await this.batches.remove(id);
    });
  }

  /** @returns false when the batch is no longer to be made @throws what stopped it, to be tried again */
  private async slice(batch: DelibereBatch, writer: ApprovedActWriter): Promise<boolean> {
    const until = this.clock.now().getTime() + SLICE_MS;
    let goesOn = true;
    let toldAt = 0;
    const work = async (items: Iterable<DelibereBatchItem>): Promise<void> => {
      for (const item of items) {
        const now = this.clock.now();
        if (!goesOn || now.getTime() >= until) return;
        goesOn &&= await this.deal(batch, item, writer);
        if (now.getTime() - toldAt < TELL_MS) continue;
        toldAt = now.getTime();
        this.hints.moved(batch.instanceId);
      }
    };
    while (goesOn && this.clock.now().getTime() < until) {
      const waiting = await this.transactions.run(SYSTEM_ACCESS, () => this.batches.toDo(batch.id, AT_ONCE));
      if (waiting.length === 0) break;
      const items = waiting.values();
      const workers = Array.from({ length: TOGETHER }, async () => {
        try {
          await work(items);
        } catch (error) {
          goesOn = false;
          throw error;
        }
      });
      // Nobody works on while the job is given up.
      await Promise.allSettled(workers);
      await Promise.all(workers);
    }
    return goesOn;
  }

  /**
   * Makes the files of one Ente and writes it down. What cannot be written is tried again with the next job; the third time the Ente is left out with its reason,
   * or, where nothing could be written for anybody, the batch fails.
   * @returns whether the batch is still being made
   */
  private async deal(batch: DelibereBatch, item: DelibereBatchItem, writer: ApprovedActWriter): Promise<boolean> {
    try {
      return await this.keep(batch, await this.make(item, writer));
    } catch (error) {
      if (!(error instanceof NotWritten)) throw error;
      const tries = item.tries + 1;
      if (tries < MOST_TRIES) {
        await this.keep(batch, { ...item, tries });
        throw error;
      }
      const { made } = await this.transactions.run(SYSTEM_ACCESS, () => this.batches.counts(batch.id));
      return made === 0 ? this.fail(batch, error.message) : this.keep(batch, { ...item, tries, outcome: 'NON_FATTA', reason: error.message });
    }
  }

  private keep(batch: DelibereBatch, item: DelibereBatchItem): Promise<boolean> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.batches.saveItem(batch.id, item, this.clock.now()));
  }

  /** @throws NotWritten · StorageRefused */
  private async make(item: DelibereBatchItem, writer: ApprovedActWriter): Promise<DelibereBatchItem> {
    const [docx, pdf] = await Promise.all(
      (['DOCX', 'PDF'] as const).map(async (format) => {
        const file = await writer.write(item.answers ?? {}, format).catch((error: Error) => {
          throw new NotWritten(error.message);
        });
        if (!file) throw new NotWritten(`Il formato ${format} non è disponibile.`);
        return this.files.keepMade(inPieces(file.bytes), format);
      }),
    );
    return { ...item, outcome: 'FATTA', docx: docx!.sha256, pdf: pdf!.sha256 };
  }

  private async finish(batch: DelibereBatch): Promise<void> {
    const items = await this.transactions.run(SYSTEM_ACCESS, () => this.batches.items(batch.id));
    const zip = await this.files.keepMade(zipOfDelibere(items, (sha256) => this.whole(sha256), batch.askedAt), 'ZIP');
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const now = await this.batches.lock(batch.id);
      if (now?.state !== 'IN_CORSO') return;
      await this.batches.save({ ...now, state: 'PRONTA', sha256: zip.sha256, size: zip.size, updatedAt: this.clock.now() });
      await this.batches.letGo(batch.id);
      for (const { id } of await this.batches.ofApproval(batch.approvalId)) if (id !== batch.id) await this.batches.remove(id);
    });
    this.hints.moved(batch.instanceId);
  }

  private async whole(sha256: string): Promise<Uint8Array> {
    const opened = await this.files.open(sha256, true);
    if ('refusal' in opened) throw new Error(opened.refusal);
    const pieces: Uint8Array[] = [];
    for await (const piece of opened.bytes) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  private async fail(batch: DelibereBatch, problem: string): Promise<false> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const now = await this.batches.lock(batch.id);
      if (now?.state !== 'IN_CORSO') return;
      await this.batches.save({ ...now, state: 'FALLITA', problem, updatedAt: this.clock.now() });
      await this.batches.letGo(batch.id);
    });
    this.hints.moved(batch.instanceId);
    return false;
  }

  private ask(id: DelibereBatchId): Promise<void> {
    return this.outbox.record({ kind: 'adhesions.delibere-asked', payload: { batchId: id } } satisfies AdhesionsEvent);
  }
}

/** The writer of a format could not do it; the message is Italian. */
class NotWritten extends Error {}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

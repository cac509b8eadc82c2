import { randomUUID } from 'node:crypto';
import type { FileSigner, KeptFiles } from '@province-comuni/documents-contract';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { ApprovalId } from '../approval/act-approval.js';
import { InstanceNotFound, NotAllowed, StepRefused } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canEditInstance, canReadInstance } from '../policies/instance.policy.js';
import type { ActFile, ActFileKind, ApprovalRepository } from '../ports/approval-repository.port.js';

/** A file of an approval, with who signed it as far as its bytes were read. */
export interface SignedActFile extends ActFile {
  readonly signers: readonly FileSigner[];
}

const KINDS: readonly ActFileKind[] = ['ATTO_FIRMATO', 'RICEVUTA_PEC', 'ALLEGATO'];

/** Signed acts and receipts that go with an approval. */
export class KeepActFiles {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly approvals: ApprovalRepository,
    private readonly kept: KeptFiles,
    private readonly clock: Clock,
  ) {}

  /** @param uploadId of a file that arrived whole @throws InstanceNotFound, NotAllowed, StepRefused @returns the instance it belongs to */
  async attach(actor: SignedInActor, approvalId: ApprovalId, kind: string, uploadId: string): Promise<InstanceId> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const [approval] = await this.approvals.find([approvalId]);
      if (!approval || !canReadInstance(actor, approval)) throw new InstanceNotFound();
      if (!canEditInstance(actor, approval)) throw new NotAllowed();
      const known = KINDS.find((candidate) => candidate === kind);
      if (!known) throw new StepRefused('Dite che cosa è il file.', [{ field: 'kind', message: 'Dite che cosa è il file.' }]);
      const taken = await this.kept.take(uploadId);
      if (!taken) throw new StepRefused('Il file non è arrivato intero, o è già stato usato: sceglietelo di nuovo.', [{ field: 'uploadId', message: 'Il file non è arrivato intero, o è già stato usato: sceglietelo di nuovo.' }]);
      if (known === 'RICEVUTA_PEC' && !/\.eml$/i.test(taken.name)) throw new StepRefused('Una ricevuta di posta certificata è un file .eml.', [{ field: 'uploadId', message: 'Una ricevuta di posta certificata è un file .eml.' }]);
      await this.approvals.addFile({ id: randomUUID(), approvalId, enteId: approval.enteId, kind: known, ...taken, personName: actor.name, at: this.clock.now() }, actor.personId);
      return approval.instanceId;
    });
  }

  /** @throws InstanceNotFound, NotAllowed @returns the instance it belonged to */
  async remove(actor: SignedInActor, id: string): Promise<InstanceId> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const file = await this.approvals.findFile(id);
      if (!file || !canReadInstance(actor, file)) throw new InstanceNotFound();
      if (!canEditInstance(actor, file)) throw new NotAllowed();
      const [approval] = await this.approvals.find([file.approvalId]);
      await this.approvals.removeFile(id);
      return approval!.instanceId;
    });
  }

  /** Files of an instance's approvals, oldest first; none for who may not read it. */
  async list(actor: Actor, instanceId: InstanceId): Promise<SignedActFile[]> {
    const files = (await this.transactions.run(databaseAccessOf(actor), () => this.approvals.filesOf(instanceId))).filter((file) => canReadInstance(actor, file));
    const signers = await this.kept.signersOf(files.map(({ sha256 }) => sha256));
    return files.map((file) => ({ ...file, signers: signers.get(file.sha256) ?? [] }));
  }

  /** @throws InstanceNotFound, StepRefused when its bytes may not be handed out */
  async open(actor: Actor, id: string): Promise<{ readonly file: ActFile; readonly bytes: AsyncIterable<Uint8Array>; readonly size: number }> {
    const file = await this.transactions.run(databaseAccessOf(actor), () => this.approvals.findFile(id));
    if (!file || !canReadInstance(actor, file)) throw new InstanceNotFound();
    const opened = await this.kept.open(file.sha256, true);
    if ('refusal' in opened) throw new StepRefused(opened.refusal);
    return { file, ...opened };
  }
}

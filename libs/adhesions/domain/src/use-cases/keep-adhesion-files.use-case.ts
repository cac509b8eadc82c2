import { randomUUID } from 'node:crypto';
import type { FileSigner, KeptFiles } from '@province-comuni/documents-contract';
import { databaseAccessOf } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { ADHESION_FILE_BYTES, ADHESION_FILE_KINDS, ADHESION_FILES, ADHESION_FILES_A_DAY, type AdhesionFile } from '../adhesion/adhesion-file.js';
import type { AdhesionId } from '../adhesion/adhesion.js';
import { AdhesionInputRefused, AdhesionNotAllowed, AdhesionNotFound, AdhesionRefused } from '../errors.js';
import type { AdhesionFileRepository } from '../ports/adhesion-file-repository.port.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';
import type { AdhesionAccess, AdhesionDesk, OpenedAdhesion } from './adhesion-desk.js';

/** A file of an adhesion, with who signed it as far as its bytes were read. */
export interface SignedAdhesionFile extends AdhesionFile {
  readonly signers: readonly FileSigner[];
}

/** The delibera, the signed convention and the receipts of an adhesion, brought by either side; the Ente also with its personal link. */
export class KeepAdhesionFiles {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: AdhesionDesk,
    private readonly adhesions: AdhesionRepository,
    private readonly files: AdhesionFileRepository,
    private readonly kept: KeptFiles,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a file. The same one of the same kind again: nothing more happens.
   * @throws AdhesionNotFound, AdhesionNotAllowed for who only reads, AdhesionInputRefused naming `kind` or `file` · StorageRefused FULL, UNAVAILABLE
   */
  async add(access: AdhesionAccess, kind: string, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    // Asked before a byte is taken in: a stranger's file is not kept for a moment.
    const { adhesion, side } = await this.desk.forReading(access);
    if (side === null) throw new AdhesionNotAllowed();
    const known = ADHESION_FILE_KINDS.find((candidate) => candidate === kind);
    if (!known) throw refused('kind', 'Dite che cosa è il file.');
    if (known === 'RICEVUTA_PEC' && !/\.eml$/i.test(fileName)) throw refused('file', 'Una ricevuta di posta certificata è un file .eml.');
    await this.transactions.run(accessTo(access), () => this.refuseMore(adhesion.id));
    const taken = await this.kept.bring(counted(bytes), fileName);
    await this.desk.forWriting(access, async (opened) => {
      // Once more, now that the adhesion is held: of files that come at once each passed while none was there.
      await this.refuseMore(opened.adhesion.id);
      const now = this.clock.now();
      const file: AdhesionFile = { id: randomUUID(), adhesionId: adhesion.id, provinciaId: adhesion.provinciaId, aderenteId: adhesion.aderenteId, kind: known, side: opened.side, ...taken, personId: opened.personId, personName: opened.personName, at: now };
      if (await this.files.add(file)) await this.note(opened, 'FILE_AGGIUNTO', file, now);
    });
  }

  private async refuseMore(id: AdhesionId): Promise<void> {
    if ((await this.files.ofAdhesion(id)).length >= ADHESION_FILES) throw refused('file', `Al massimo ${ADHESION_FILES} file per adesione: toglietene uno.`);
    const today = await this.adhesions.countEvents(id, 'FILE_AGGIUNTO', new Date(this.clock.now().getTime() - 86_400_000));
    if (today >= ADHESION_FILES_A_DAY) throw refused('file', 'Oggi sono già arrivati molti file per questa adesione: riprovate domani.');
  }

  /** Takes a file away: who brought it, by side. @throws AdhesionNotFound, AdhesionNotAllowed */
  async remove(access: AdhesionAccess, id: string): Promise<void> {
    await this.desk.forWriting(access, async (opened) => {
      const file = await this.files.find(id);
      if (!file || file.adhesionId !== opened.adhesion.id) throw new AdhesionNotFound();
      if (file.side !== opened.side) throw new AdhesionNotAllowed();
      await this.files.remove(id);
      await this.note(opened, 'FILE_TOLTO', file, this.clock.now());
    });
  }

  /** Oldest first. @param opened an adhesion that this access was given */
  async list(access: AdhesionAccess, { adhesion }: Pick<OpenedAdhesion, 'adhesion'>): Promise<SignedAdhesionFile[]> {
    const files = await this.transactions.run(accessTo(access), () => this.files.ofAdhesion(adhesion.id));
    const signers = await this.kept.signersOf(files.map(({ sha256 }) => sha256));
    return files.map((file) => ({ ...file, signers: signers.get(file.sha256) ?? [] }));
  }

  /** @throws AdhesionNotFound, AdhesionRefused when its bytes may not be handed out */
  async open(access: AdhesionAccess, id: string): Promise<{ readonly file: AdhesionFile; readonly bytes: AsyncIterable<Uint8Array>; readonly size: number }> {
    const file = await this.transactions.run(accessTo(access), () => this.files.find(id));
    if (!file) throw new AdhesionNotFound();
    const { adhesion, side } = await this.desk.forReading(access.kind === 'person' ? { ...access, id: file.adhesionId } : access);
    if (adhesion.id !== file.adhesionId) throw new AdhesionNotFound();
    // What the other side brought is opened once it was looked at, like any file of another Ente; who only reads is of the Provincia.
    const opened = await this.kept.open(file.sha256, file.side === (side ?? 'PROVINCIA'));
    if ('refusal' in opened) throw new AdhesionRefused(opened.refusal);
    return { file, ...opened };
  }

  private note({ adhesion, personId, personName }: OpenedAdhesion, kind: 'FILE_AGGIUNTO' | 'FILE_TOLTO', file: AdhesionFile, at: Date): Promise<void> {
    return this.adhesions.note({ adhesionId: adhesion.id, kind, to: adhesion.state, input: { nome: file.name, tipo: file.kind }, seenRevision: adhesion.revision, personId, personName, at });
  }
}

function accessTo(access: AdhesionAccess): Parameters<TransactionRunner['run']>[0] {
  return access.kind === 'person' ? databaseAccessOf(access.actor) : SYSTEM_ACCESS;
}

function refused(field: string, message: string): AdhesionInputRefused {
  return new AdhesionInputRefused([{ field, message }]);
}

/** The bytes as they come, as long as they are not more than a file may have. @throws AdhesionInputRefused */
async function* counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > ADHESION_FILE_BYTES) throw refused('file', `Il file è troppo grande: al massimo ${ADHESION_FILE_BYTES / 1024 ** 2} MB.`);
    yield chunk;
  }
  if (size === 0) throw refused('file', 'Il file è vuoto.');
}

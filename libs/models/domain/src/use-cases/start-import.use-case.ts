import { createHash, randomUUID } from 'node:crypto';
import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { DocumentRefused, type DocumentReader, type TransactionRunner } from '@province-comuni/platform-ports';
import { RichTextProblem } from '@province-comuni/shared-act-tree';
import { italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { ImportRefused, ModelVersionNotFound, NotAllowed } from '../errors.js';
import type { ConventionImportId } from '../import/convention-import.js';
import type { KnownValue } from '../import/import-context.js';
import type { ImportedClause } from '../import/imported-clause.js';
import { proposeImport } from '../import/propose-import.js';
import { NO_DECISIONS } from '../import/review-import.js';
import { splitDocument } from '../import/split-document.js';
import type { ModelVersionId } from '../instance/instance.js';
import { canAdoptFor } from '../policies/instance.policy.js';
import type { ConventionImportRepository } from '../ports/convention-import-repository.port.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import { refuseOtherCells, registryAnswers } from './adopt-model.use-case.js';

export interface StartImportInput {
  readonly enteId: EnteId;
  readonly modelVersionId: ModelVersionId;
  readonly form: string;
  readonly level: string;
  readonly fileName: string;
  /** Minted by the client: the same key twice is one import. */
  readonly clientKey: string;
}

const MAX_CLAUSES = 400;

/** Reads an existing convention of a Provincia and proposes what becomes of each of its clauses. */
export class StartImport {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: ConventionImportRepository,
    private readonly models: ModelRepository,
    private readonly enti: EnteRegistry,
    private readonly reader: DocumentReader,
    private readonly clock: Clock,
  ) {}

  /** Whether a file may be sent at all: asked before its bytes are taken in. @throws NotAllowed */
  refuseStrangers(actor: SignedInActor, enteId: EnteId): void {
    if (!canAdoptFor(actor, enteId)) throw new NotAllowed();
  }

  /** Bytes a file may have. */
  get maxBytes(): number {
    return this.reader.maxBytes;
  }

  /** @throws NotAllowed, ModelVersionNotFound, CellNotAdmitted, ImportRefused, ModelWithoutConvention */
  async execute(actor: SignedInActor, input: StartImportInput, bytes: Uint8Array): Promise<ConventionImportId> {
    this.refuseStrangers(actor, input.enteId);
    const { content, registry } = await this.transactions.run(databaseAccessOf(actor), () => this.prepare(input));
    // Outside of a transaction: a document may take seconds.
    const { clauses, notices } = await this.read(bytes);
    const now = this.clock.now();
    const context = { content, form: input.form, level: input.level, registry, day: italianDay(now) };
    const proposal = proposeImport(context, clauses);
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const existing = await this.imports.claimClientKey(input.enteId, input.clientKey);
      if (existing) return existing;
      const id = randomUUID() as ConventionImportId;
      const { enteId, modelVersionId, form, level } = input;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await this.imports.add(
        { id, enteId, modelVersionId, form, level, fileName: cleanName(input.fileName), sha256, notices, clauses, registry, day: context.day, proposal, decisions: NO_DECISIONS, status: 'OPEN', instanceId: null, revision: 1, createdBy: actor.personId, createdAt: now, updatedAt: now },
        input.clientKey,
      );
      return id;
    });
  }

  private async prepare(input: StartImportInput): Promise<{ content: ModelContent; registry: KnownValue[] }> {
    const version = await this.models.find(input.modelVersionId);
    if (version?.status !== 'PUBLISHED') throw new ModelVersionNotFound();
    const content = await this.models.contentOf(version.id);
    refuseOtherCells(content, input.form, input.level);
    const [provincia] = await this.enti.findByIds([input.enteId]);
    if (!provincia) throw new NotAllowed();
    return { content, registry: registryAnswers(content, provincia, this.clock.now()).map(({ key, value }) => ({ key, value })) };
  }

  private async read(bytes: Uint8Array): Promise<{ clauses: ImportedClause[]; notices: readonly string[] }> {
    try {
      const { blocks, notices } = await this.reader.read(bytes);
      const clauses = splitDocument(blocks, randomUUID);
      if (!clauses.some((clause) => clause.kind === 'articolo')) throw new ImportRefused('Nel documento non si riconoscono articoli: ogni articolo deve cominciare con «Art.» e il suo numero.');
      if (clauses.length > MAX_CLAUSES) throw new ImportRefused('Il documento ha troppe clausole per una convenzione.');
      return { clauses, notices };
    } catch (error) {
      if (error instanceof DocumentRefused) throw new ImportRefused(error.message);
      if (error instanceof RichTextProblem) throw new ImportRefused(`Un articolo del documento non si può leggere: ${error.message}`);
      throw error;
    }
  }
}

/** A name to show, never a path to open. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim().slice(0, 200) || 'documento.docx';
}

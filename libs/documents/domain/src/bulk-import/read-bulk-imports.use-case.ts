import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, toCsv } from '@province-comuni/shared-kernel';
import { DocumentNotFound } from '../errors.js';
import type { BulkImportCounts, BulkImportRepository } from './bulk-import-repository.port.js';
import { mayHandleBulkImport } from './bulk-import.policy.js';
import { MOST_BULK_ROWS, type BulkImport, type BulkImportId, type BulkImportRow, type BulkImportRowState } from './bulk-import.js';

const MOST = 50;
/** Lines of the table, and as many files that it does not name. */
const MOST_IN_REPORT = 2 * MOST_BULK_ROWS;

/** Words of the report, as the page has them. */
const OUTCOMES: Readonly<Record<BulkImportRowState, string>> = { PRONTA: 'pronta', DOPPIONE: 'doppione', ERRATA: 'errata', SENZA_RIGA: 'file senza riga', CREATA: 'creata', SALTATA: 'saltata: doppione', FALLITA: 'non riuscita' };

/** An import and how many rows are in each state. */
export interface CountedBulkImport {
  readonly bulk: BulkImport;
  readonly counts: BulkImportCounts;
}

/** A person's bulk imports, with their reports row by row. */
export class ReadBulkImports {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly imports: BulkImportRepository,
  ) {}

  /** Newest first, at most 50. */
  list(actor: SignedInActor): Promise<BulkImport[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => (await this.imports.list(actor.personId, MOST)).filter((bulk) => mayHandleBulkImport(actor, bulk)));
  }

  /** @throws DocumentNotFound */
  open(actor: SignedInActor, id: string): Promise<CountedBulkImport> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const bulk = await this.own(actor, id);
      return { bulk, counts: await this.imports.counts(bulk.id) };
    });
  }

  /** @param states none named: all rows @throws DocumentNotFound */
  rows(actor: SignedInActor, id: string, states: readonly BulkImportRowState[], page: { readonly offset: number; readonly limit: number }): Promise<BulkImportRow[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => this.imports.rows((await this.own(actor, id)).id, states, page));
  }

  /** Every row as a table that Italian spreadsheets open. @throws DocumentNotFound */
  async report(actor: SignedInActor, id: string): Promise<{ readonly name: string; readonly csv: string }> {
    const { fileName, rows } = await this.transactions.read(databaseAccessOf(actor), async () => {
      const bulk = await this.own(actor, id);
      return { fileName: bulk.fileName, rows: await this.imports.rows(bulk.id, [], { offset: 0, limit: MOST_IN_REPORT }) };
    });
    const lines = rows.map(({ line, path, state, fields, problems, same, documentId }) => [line, path, OUTCOMES[state], fields?.title ?? '', [...problems.map(({ column, message }) => `${column}: ${message}`), ...(same ? [sameInWords(same)] : [])].join(' '), documentId ? `/documenti/${documentId}` : '']);
    return { name: `resoconto-${fileName.replace(/\.zip$/i, '')}.csv`, csv: toCsv([['riga', 'file', 'esito', 'titolo', 'che cosa non va', 'documento'], ...lines]) };
  }

  private async own(actor: SignedInActor, id: string): Promise<BulkImport> {
    const bulk = isUuid(id) ? await this.imports.find(id as BulkImportId) : null;
    if (!bulk || !mayHandleBulkImport(actor, bulk)) throw new DocumentNotFound();
    return bulk;
  }
}

function sameInWords({ title, line }: NonNullable<BulkImportRow['same']>): string {
  return line === null ? `Lo stesso file è già nella raccolta: «${title}».` : `Lo stesso file è alla riga ${line}.`;
}

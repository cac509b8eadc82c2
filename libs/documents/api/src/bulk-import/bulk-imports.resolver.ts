import { Inject, UseInterceptors } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { BULK_COLUMNS, ReadBulkImports, StartBulkImport, type BulkImport, type BulkImportRow, type BulkImportRowState } from '@province-comuni/documents-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { DocumentsRefusalsInterceptor } from '../documents-refusals.interceptor.js';
import { BulkImportColumnType, BulkImportDetailType, BulkImportDiscarded, BulkImportGoesOn, BulkImportRowType, BulkImportType, DiscardBulkImportResult, RunBulkImportGqlInput, RunBulkImportResult, StartBulkImportResult } from './bulk-import.type.js';

const MOST_ON_A_PAGE = 100;
const STATES: readonly BulkImportRowState[] = ['PRONTA', 'DOPPIONE', 'ERRATA', 'SENZA_RIGA', 'CREATA', 'SALTATA', 'FALLITA'];

/** Bulk imports, each of who began it. */
@Resolver()
@UseInterceptors(DocumentsRefusalsInterceptor)
@Access('signed-in')
export class BulkImportsResolver {
  constructor(
    @Inject(ReadBulkImports) private readonly read: ReadBulkImports,
    @Inject(StartBulkImport) private readonly start: StartBulkImport,
  ) {}

  @Query(() => [BulkImportType], { description: 'The viewer’s imports, newest first.' })
  async bulkImports(@CurrentActor() actor: SignedInActor): Promise<BulkImportType[]> {
    return (await this.read.list(actor)).map(present);
  }

  @Query(() => BulkImportDetailType, { nullable: true, description: 'An import; null where there is none for who asks.' })
  async bulkImport(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<BulkImportDetailType> {
    const { bulk, counts } = await this.read.open(actor, id);
    return { bulkImport: present(bulk), counts: STATES.flatMap((state) => (counts[state] ? [{ state, count: counts[state] }] : [])) };
  }

  @Query(() => [BulkImportRowType], { nullable: true, description: 'Rows of an import in the order of the table; null where there is none for who asks.' })
  async bulkImportRows(
    @CurrentActor() actor: SignedInActor,
    @Args('id', { type: () => ID }) id: string,
    @Args('states', { type: () => [String], defaultValue: [], description: 'Only rows in these states; none named: all.' }) states: string[],
    @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number,
    @Args('first', { type: () => Int, defaultValue: 50, description: 'At most 100.' }) first: number,
  ): Promise<BulkImportRowType[]> {
    const known = STATES.filter((state) => states.includes(state));
    // Only states that do not exist: no row is in one of them.
    if (states.length > 0 && known.length === 0) return [];
    return (await this.read.rows(actor, id, known, { offset: Math.max(0, offset), limit: Math.min(Math.max(first, 1), MOST_ON_A_PAGE) })).map(presentRow);
  }

  @Query(() => [BulkImportColumnType], { description: 'The columns of the table of an import, in the order of the template.' })
  bulkImportColumns(): BulkImportColumnType[] {
    return BULK_COLUMNS.map((column) => ({ ...column }));
  }

  @Mutation(() => StartBulkImportResult, { description: 'Tries an archive that has arrived: what its table and its files would become, row by row. Nothing becomes a document.' })
  async startBulkImport(@CurrentActor() actor: SignedInActor, @Args('uploadId', { type: () => ID }) uploadId: string): Promise<BulkImportGoesOn> {
    return goesOn(await this.start.execute(actor, uploadId));
  }

  @Mutation(() => RunBulkImportResult, { description: 'Makes documents of the rows that the trial found ready.' })
  async runBulkImport(@CurrentActor() actor: SignedInActor, @Args('input', { type: () => RunBulkImportGqlInput }) { id, ...choices }: RunBulkImportGqlInput): Promise<BulkImportGoesOn> {
    return goesOn(await this.start.run(actor, id, choices));
  }

  @Mutation(() => DiscardBulkImportResult, { description: 'Forgets an import. What became documents stays.' })
  async discardBulkImport(@CurrentActor() actor: SignedInActor, @Args('id', { type: () => ID }) id: string): Promise<BulkImportDiscarded> {
    await this.start.discard(actor, id);
    return Object.assign(new BulkImportDiscarded(), { id });
  }
}

function goesOn(bulk: BulkImport): BulkImportGoesOn {
  return Object.assign(new BulkImportGoesOn(), { bulkImport: present(bulk) });
}

function present({ id, enteId, fileName, state, problem, notices, done, total, createdAt, updatedAt }: BulkImport): BulkImportType {
  return { id, enteId, fileName, state, problem, notices: [...notices], done, total, createdAt, updatedAt };
}

function presentRow({ id, line, path, fields, state, problems, same, documentId }: BulkImportRow): BulkImportRowType {
  return { id, line, path, title: fields?.title ?? '', state, problems: problems.map((problem) => ({ ...problem })), same: same && { ...same }, documentId };
}

import { bandsOf, LIKE_ENOUGH, likenessOf, type FilePage, type FileRepository, type FileText, type FileToVerify, type NearDuplicate, type ReadingResult, type StoredFile } from '@province-comuni/documents-domain';
import { currentManager, kept } from '@province-comuni/platform-database';
import type { ContentHash, FileFormat, StoredObject, ScanVerdict } from '@province-comuni/platform-ports';
import { In } from 'typeorm';
import { FilePageOrm, FileTextOrm, StoredFileOrm, type StoredSignature } from './file.orm-entities.js';
import { usersOfFiles } from './users-of-files.js';

/** Pages written in one statement. */
const PAGES_AT_ONCE = 500;
/** Files compared one by one with the one asked about. */
const CANDIDATES = 500;

/** Files in PostgreSQL, behind row level security. */
export class PostgresFileRepository implements FileRepository {
  async find(hashes: readonly ContentHash[]): Promise<StoredFile[]> {
    if (hashes.length === 0) return [];
    const rows: FileRow[] = await currentManager().query(
      kept(`select file.sha256, file.size, file.format, file.stored_at, file.verified_at, file.damaged_at, file.scan, text.state, text.title, text.author, text.language, text.created_at, text.page_count, text.hints, text.signatures, text.notices, text.problem
       from unnest($1::text[]) with ordinality as asked (sha256, place) join stored_file as file on file.sha256 = asked.sha256 left join file_text as text on text.sha256 = file.sha256
       order by asked.place`),
      [hashes],
    );
    return rows.map(toFile);
  }

  async pagesOf(sha256: ContentHash, from: number, limit: number): Promise<FilePage[]> {
    const rows: FilePage[] = await currentManager().query('select ordinal, page, heading, text from file_page where sha256 = $1 and ordinal >= $2 order by ordinal limit $3', [sha256, from, limit]);
    return rows;
  }

  async ordinalOfPage(sha256: ContentHash, page: number): Promise<number | null> {
    const [row]: { ordinal: number | null }[] = await currentManager().query('select min(ordinal) as ordinal from file_page where sha256 = $1 and page >= $2', [sha256, page]);
    return row?.ordinal ?? null;
  }

  async nearDuplicatesOf(sha256: ContentHash, limit: number): Promise<NearDuplicate[]> {
    const mine = await currentManager().findOne(FileTextOrm, { where: { sha256 }, select: { sha256: true, fingerprint: true, bands: true } });
    if (!mine?.fingerprint || !mine.bands) return [];
    const others: { sha256: ContentHash; fingerprint: number[] }[] = await currentManager().query('select sha256, fingerprint from file_text where bands && $1::integer[] and sha256 <> $2 limit $3', [mine.bands, sha256, CANDIDATES]);
    return others
      .map((other) => ({ sha256: other.sha256, likeness: likenessOf(mine.fingerprint!, other.fingerprint) }))
      .filter(({ likeness }) => likeness >= LIKE_ENOUGH)
      .sort((a, b) => b.likeness - a.likeness || a.sha256.localeCompare(b.sha256))
      .slice(0, limit);
  }

  async lockContent(sha256: ContentHash): Promise<void> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`content ${sha256}`]);
  }

  has(sha256: ContentHash): Promise<boolean> {
    return currentManager().existsBy(StoredFileOrm, { sha256 });
  }

  async keep({ sha256, size }: StoredObject, format: FileFormat, at: Date): Promise<boolean> {
    // What the product itself made has no text: whoever brings the same bytes brings them for the first time.
    const [row]: { fresh: boolean }[] = await currentManager().query(
      `insert into stored_file as file (sha256, size, format, stored_at, touched_at) values ($1, $2, $3, $4, $4)
       on conflict (sha256) do update set touched_at = excluded.touched_at, verified_at = null, damaged_at = null,
         scanned_at = case when exists (select 1 from file_text as text where text.sha256 = file.sha256) then file.scanned_at end
       returning not exists (select 1 from file_text as text where text.sha256 = file.sha256) as fresh`,
      [sha256, size, format, at],
    );
    await currentManager().query(`insert into file_text (sha256, state) values ($1, 'IN_ATTESA') on conflict (sha256) do nothing`, [sha256]);
    return row!.fresh;
  }

  async keepMade({ sha256, size }: StoredObject, format: FileFormat, at: Date): Promise<void> {
    await currentManager().query(
      `insert into stored_file (sha256, size, format, stored_at, touched_at, scanned_at) values ($1, $2, $3, $4, $4, $4)
       on conflict (sha256) do update set touched_at = excluded.touched_at, verified_at = null, damaged_at = null`,
      [sha256, size, format, at],
    );
  }

  async writeReading(sha256: ContentHash, result: ReadingResult, at: Date): Promise<void> {
    await currentManager().delete(FilePageOrm, { sha256 });
    if ('problem' in result) {
      await currentManager().query(`update file_text set state = 'NON_LEGGIBILE', title = null, author = null, language = null, created_at = null, page_count = null, hints = '{}', signatures = '[]', notices = '{}', problem = $2, fingerprint = null, bands = null, read_at = $3 where sha256 = $1`, [sha256, storable(result.problem), at]);
      return;
    }
    const { text, fingerprint } = result;
    // The first bytes of a ZIP say little: who read all of it knows what it is.
    await currentManager().query('update stored_file set format = $2 where sha256 = $1 and format <> $2', [sha256, text.format]);
    const signatures = text.signatures.map(({ signer, issuer, signedAt, integrity }): StoredSignature => ({ signer: storable(signer), issuer: storable(issuer), signedAt: signedAt?.toISOString() ?? null, integrity }));
    await currentManager().query(
      `update file_text set state = 'LETTO', title = $2, author = $3, language = $4, created_at = $5, page_count = $6, hints = $7, signatures = $8::jsonb, notices = $9, problem = null, fingerprint = $10, bands = $11, read_at = $12 where sha256 = $1`,
      [sha256, orNull(text.title), orNull(text.author), orNull(text.language), text.createdAt, text.pageCount, text.hints, JSON.stringify(signatures), text.notices.map(storable), fingerprint.length > 0 ? fingerprint : null, fingerprint.length > 0 ? bandsOf(fingerprint) : null, at],
    );
    for (let from = 0; from < text.pages.length; from += PAGES_AT_ONCE) {
      const pages = text.pages.slice(from, from + PAGES_AT_ONCE).map((page, index) => ({ ordinal: from + index, page: page.page, heading: storable(page.heading), text: storable(page.text) }));
      await currentManager().query(`insert into file_page (sha256, ordinal, page, heading, text) select $1, ordinal, page, heading, text from jsonb_to_recordset($2::jsonb) as given (ordinal integer, page integer, heading text, text text)`, [sha256, JSON.stringify(pages)]);
    }
  }

  async waitingForText(before: Date, limit: number): Promise<ContentHash[]> {
    const rows: { sha256: ContentHash }[] = await currentManager().query(`select sha256 from file_text join stored_file using (sha256) where state = 'IN_ATTESA' and damaged_at is null and touched_at < $1 order by sha256 limit $2`, [before, limit]);
    return rows.map(({ sha256 }) => sha256);
  }

  async waitingForScan(limit: number, only?: ContentHash): Promise<FileToVerify[]> {
    const rows: { sha256: ContentHash; size: string }[] = await currentManager().query('select sha256, size from stored_file where scanned_at is null and damaged_at is null and ($2::text is null or sha256 = $2) order by stored_at limit $1', [limit, only ?? null]);
    return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }));
  }

  async markScanned(sha256: ContentHash, verdict: ScanVerdict, at: Date): Promise<void> {
    await currentManager().query('update stored_file set scan = $2, scanned_at = $3 where sha256 = $1', [sha256, verdict, at]);
  }

  async unused(before: Date, limit: number): Promise<FileToVerify[]> {
    const used = await usersOfFiles();
    const rows: { sha256: ContentHash; size: string }[] = await currentManager().query(
      `select file.sha256, file.size from stored_file as file where file.touched_at < $1 and not exists (select 1 from document_upload as upload where upload.sha256 = file.sha256 and upload.state = 'RICEVUTO') ${used.map((user) => `and not exists (${user})`).join(' ')} order by file.touched_at limit $2`,
      [before, limit],
    );
    return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }));
  }

  async removeUnused(sha256: ContentHash, before: Date): Promise<boolean> {
    await this.lockContent(sha256);
    // Who begins to use the file after this looked holds its row: the foreign key then refuses the deletion, or his use.
    const used = await usersOfFiles();
    const [, removed]: [unknown, number] = await currentManager().query(
      `delete from stored_file as file where file.sha256 = $1 and file.touched_at < $2 and not exists (select 1 from document_upload as upload where upload.sha256 = file.sha256 and upload.state = 'RICEVUTO') ${used.map((user) => `and not exists (${user})`).join(' ')}`,
      [sha256, before],
    );
    return removed === 1;
  }

  async known(hashes: readonly ContentHash[]): Promise<Set<ContentHash>> {
    if (hashes.length === 0) return new Set();
    const rows = await currentManager().find(StoredFileOrm, { where: { sha256: In(hashes) }, select: { sha256: true } });
    return new Set(rows.map(({ sha256 }) => sha256 as ContentHash));
  }

  async toVerify(before: Date, limit: number): Promise<FileToVerify[]> {
    const rows: { sha256: ContentHash; size: string }[] = await currentManager().query('select sha256, size from stored_file where verified_at is null or verified_at < $1 order by verified_at nulls first, sha256 limit $2', [before, limit]);
    return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }));
  }

  async markVerified(sha256: ContentHash, right: boolean, at: Date): Promise<boolean> {
    const [rows]: [{ changed: boolean }[], number] = await currentManager().query(
      `update stored_file as file set verified_at = $3, damaged_at = case when $2 then null else coalesce(file.damaged_at, $3) end
       from (select sha256, damaged_at from stored_file where sha256 = $1 for update) as was where file.sha256 = was.sha256
       returning (was.damaged_at is null) <> $2 as changed`,
      [sha256, right, at],
    );
    return rows[0]?.changed ?? false;
  }
}

/** PostgreSQL keeps neither NUL nor halves of surrogate pairs. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

function orNull(text: string | null): string | null {
  return text === null ? null : storable(text).trim() || null;
}

interface FileRow {
  readonly sha256: ContentHash;
  readonly size: string;
  readonly format: FileFormat;
  readonly stored_at: Date;
  readonly verified_at: Date | null;
  readonly damaged_at: Date | null;
  readonly scan: StoredFile['scan'];
  readonly state: FileText['state'] | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly created_at: Date | null;
  readonly page_count: number | null;
  readonly hints: FileText['hints'] | null;
  readonly signatures: readonly StoredSignature[] | null;
  readonly notices: readonly string[] | null;
  readonly problem: string | null;
}

function toFile(row: FileRow): StoredFile {
  return {
    sha256: row.sha256,
    size: Number(row.size),
    format: row.format,
    storedAt: row.stored_at,
    verifiedAt: row.verified_at,
    damagedAt: row.damaged_at,
    scan: row.scan,
    text: {
      state: row.state ?? 'IN_ATTESA',
      title: row.title,
      author: row.author,
      language: row.language,
      createdAt: row.created_at,
      pageCount: row.page_count,
      hints: row.hints ?? [],
      signatures: (row.signatures ?? []).map((signature) => ({ ...signature, signedAt: signature.signedAt === null ? null : new Date(signature.signedAt) })),
      notices: row.notices ?? [],
      problem: row.problem,
    },
  };
}

import { createHash } from 'node:crypto';
import { currentManager } from '@province-comuni/platform-database';
import {
  completenessOf,
  parseContent,
  parsePillarSheet,
  type Author,
  type LoadedPractice,
  type PartRevisions,
  type PillarSheet,
  type Practice,
  type PracticeCard,
  type PracticeContent,
  type PracticeFacets,
  type PracticeFigures,
  type PracticeId,
  type PracticeOutline,
  type PracticePage,
  type PracticeQuery,
  type PracticeRepository,
  type PublishedPractice,
  type ReuseReceipt,
  type ReviewEntry,
  type StoredPractice,
  type WrittenPractice,
} from '@province-comuni/practices-domain';
import { canonicalJson, type EnteId, type PersonId } from '@province-comuni/shared-kernel';
import { In, IsNull, Not } from 'typeorm';
import { PracticeOrm, PracticeReuseOrm, PracticeRevisionOrm } from './practice.orm-entities.js';
import { countFacets, publishedCards, searchPractices } from './practice-query.js';

/** Writes of the sheet and of what was said of it: neither ever falls. */
const VERSION = 'p.revision + coalesce(sum(u.revision), 0)::int';

/** Sheets in PostgreSQL, behind row level security. */
export class PostgresPracticeRepository implements PracticeRepository {
  async search(query: PracticeQuery, page: { readonly offset: number; readonly limit: number }): Promise<PracticePage> {
    return searchPractices(query, page);
  }

  async facets(query: PracticeQuery): Promise<PracticeFacets> {
    return countFacets(query);
  }

  async writtenBy(personId: PersonId, limit: number): Promise<WrittenPractice[]> {
    return currentManager().query(
      `select p.id, r.title, p.ente, p.published_at as "publishedAt" from practice_revision r join practice p on p.id = r.practice_id and p.published_number = r.number where r.author_id = $1 order by p.published_at desc, p.id limit $2`,
      [personId, limit],
    );
  }

  async publishedOfEnti(enteIds: readonly EnteId[], pillarKey?: string): Promise<PracticeCard[]> {
    return enteIds.length === 0 ? [] : publishedCards(enteIds, pillarKey);
  }

  async outlines(ids: readonly PracticeId[]): Promise<PracticeOutline[]> {
    if (ids.length === 0) return [];
    return currentManager().query(
      `select p.id, p.ente_id as "enteId", p.state, p.published_number is not null as "isPublished", coalesce(n.title, o.title) as title
       from practice p left join practice_revision n on n.practice_id = p.id and n.number = p.number left join practice_revision o on o.practice_id = p.id and o.number = p.published_number
       where p.id = any ($1::uuid[]) and coalesce(n.title, o.title) is not null`,
      [ids],
    );
  }

  async findPublished(ids: readonly PracticeId[]): Promise<PublishedPractice[]> {
    if (ids.length === 0) return [];
    const rows = await currentManager().find(PracticeOrm, { where: { id: In([...ids]), publishedNumber: Not(IsNull()) } });
    if (rows.length === 0) return [];
    const revisions = await currentManager().find(PracticeRevisionOrm, { where: rows.map(({ id, publishedNumber }) => ({ practiceId: id, number: publishedNumber! })) });
    const contents = new Map(revisions.map((revision) => [revision.practiceId, toContent(revision)]));
    return rows.flatMap((row) => (contents.has(row.id) ? [{ practice: toPractice(row), content: contents.get(row.id)! }] : []));
  }

  async find(id: PracticeId): Promise<StoredPractice | null> {
    return this.stored(await currentManager().findOne(PracticeOrm, { where: { id } }));
  }

  async lock(id: PracticeId): Promise<StoredPractice | null> {
    return this.stored(await currentManager().findOne(PracticeOrm, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  async claimClientKey(enteId: EnteId, clientKey: string): Promise<PracticeId | null> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`practice ${enteId} ${clientKey}`]);
    const row = await currentManager().findOne(PracticeOrm, { where: { enteId, clientKey }, select: { id: true } });
    return (row?.id as PracticeId | undefined) ?? null;
  }

  async add(practice: Practice, clientKey: string, author: Author): Promise<void> {
    await currentManager().insert(PracticeOrm, { ...rowOf(practice), parts: {}, author: author.name, clientKey, edited: true } as never);
    await this.keepRevision(practice, author);
  }

  async save(practice: Practice, parts: PartRevisions, author: Author | null): Promise<void> {
    await currentManager().update(PracticeOrm, { id: practice.id }, { ...rowOf(practice), parts, ...(author ? { author: author.name, edited: true } : {}) } as never);
    if (author) await this.keepRevision(practice, author);
  }

  async figures(ids: readonly PracticeId[]): Promise<ReadonlyMap<PracticeId, PracticeFigures>> {
    const rows: ({ readonly id: PracticeId } & PracticeFigures)[] = await currentManager().query(
      `select p.id, (count(u.ente_id) filter (where u.outcome <> 'ABBANDONATA'))::int as "reuseCount", ${VERSION} as version
       from practice p left join practice_reuse u on u.practice_id = p.id where p.id = any ($1::uuid[]) group by p.id`,
      [ids],
    );
    return new Map(rows.map(({ id, reuseCount, version }) => [id, { reuseCount, version }]));
  }

  async receipts(id: PracticeId): Promise<ReuseReceipt[]> {
    return (await currentManager().find(PracticeReuseOrm, { where: { practiceId: id }, order: { since: 'DESC', ente: 'ASC' } })).map(toReceipt);
  }

  async lockReceipt(id: PracticeId, enteId: EnteId): Promise<ReuseReceipt | null> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`practice reuse ${id} ${enteId}`]);
    const row = await currentManager().findOne(PracticeReuseOrm, { where: { practiceId: id, enteId } });
    return row && toReceipt(row);
  }

  async saveReceipt(receipt: ReuseReceipt, author: Author): Promise<void> {
    const row = { ...receipt, authorId: author.personId, authorName: author.name };
    if (receipt.revision === 1) await currentManager().insert(PracticeReuseOrm, row as never);
    else await currentManager().update(PracticeReuseOrm, { practiceId: receipt.practiceId, enteId: receipt.enteId }, row as never);
  }

  async addReview(id: PracticeId, enteId: EnteId, entry: ReviewEntry, author: Author): Promise<void> {
    await currentManager().query('insert into practice_review (practice_id, ente_id, step, reason, person_id, person_name, at) values ($1, $2, $3, $4, $5, $6, $7)', [id, enteId, entry.step, entry.reason, author.personId, entry.personName, entry.at]);
  }

  async reviews(id: PracticeId): Promise<ReviewEntry[]> {
    return currentManager().query('select step, reason, person_name as "personName", at from practice_review where practice_id = $1 order by sequence desc limit 100', [id]);
  }

  async publishedIds(after: PracticeId | null, limit: number): Promise<{ readonly id: PracticeId; readonly version: number }[]> {
    return currentManager().query(
      `select p.id, ${VERSION} as version from practice p left join practice_reuse u on u.practice_id = p.id
       where p.published_number is not null and ($1::uuid is null or p.id > $1::uuid) group by p.id order by p.id limit $2`,
      [after, limit],
    );
  }

  async findLoaded(contentKey: string): Promise<LoadedPractice | null> {
    // Copies of the product that start together wait for each other.
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`practice content ${contentKey}`]);
    const row = await currentManager().findOne(PracticeOrm, { where: { contentKey } });
    return row && { id: row.id as PracticeId, contentHash: row.contentHash ?? '', edited: row.edited || row.state === 'RITIRATA', number: row.number };
  }

  async addLoaded(practice: Practice, contentKey: string, contentHash: string): Promise<void> {
    await currentManager().insert(PracticeOrm, { ...rowOf(practice), parts: {}, author: null, contentKey, contentHash, edited: false } as never);
    await this.keepRevision(practice, null);
  }

  async saveLoaded(practice: Practice, contentHash: string): Promise<void> {
    const { revision: _revision, ...row } = rowOf(practice);
    await currentManager().update(PracticeOrm, { id: practice.id }, { ...row, contentHash } as never);
    await currentManager().increment(PracticeOrm, { id: practice.id }, 'revision', 1);
    await this.keepRevision(practice, null);
  }

  async pillarSheet(pillarKey: string): Promise<PillarSheet | null> {
    const [row]: { content: unknown }[] = await currentManager().query('select content from practice_pillar_sheet where pillar_key = $1', [pillarKey]);
    if (!row) return null;
    const { value, problems } = parsePillarSheet(row.content);
    if (!value) throw new Error(`the sheet of pillar ${pillarKey} cannot be read: ${problems[0]!.message}`);
    return value;
  }

  async savePillarSheet(sheet: PillarSheet): Promise<void> {
    const content = canonicalJson(inputOf(sheet));
    await currentManager().query(
      `insert into practice_pillar_sheet (pillar_key, content, content_hash) values ($1, $2::jsonb, $3)
       on conflict (pillar_key) do update set content = excluded.content, content_hash = excluded.content_hash where practice_pillar_sheet.content_hash <> excluded.content_hash`,
      [sheet.pillarKey, content, createHash('sha256').update(content).digest('hex')],
    );
  }

  private async stored(row: PracticeOrm | null): Promise<StoredPractice | null> {
    if (!row) return null;
    const revision = await currentManager().findOne(PracticeRevisionOrm, { where: { practiceId: row.id, number: row.number } });
    // The newest revision is not for who asks: what he may read is the published one.
    const readable = revision ?? (await currentManager().findOne(PracticeRevisionOrm, { where: { practiceId: row.id, number: row.publishedNumber ?? 0 } }));
    if (!readable) return null;
    return { practice: { ...toPractice(row), content: toContent(readable) }, parts: row.parts, author: row.author };
  }

  private async keepRevision(practice: Practice, author: Author | null): Promise<void> {
    const { title, summary, form, level, year, entiServed } = practice.content;
    await currentManager().upsert(
      PracticeRevisionOrm,
      {
        ...{ practiceId: practice.id, number: practice.number, enteId: practice.enteId, title, summary, form, level, year, entiServed, content: practice.content as object },
        ...{ completeness: completenessOf(practice.content).percent, authorId: author?.personId ?? null, authorName: author?.name ?? null, updatedAt: practice.updatedAt },
      } as never,
      ['practiceId', 'number'],
    );
  }
}

function rowOf({ content: _content, ...practice }: Practice): Omit<Practice, 'content'> {
  return practice;
}

function toPractice(row: PracticeOrm): Omit<Practice, 'content'> {
  const { id, enteId, ente, regione, pillarKey, state, number, publishedNumber, revision, publishedAt, reviewDate, updatedAt } = row;
  return { id: id as PracticeId, enteId: enteId as EnteId, ente, regione, pillarKey, state, number, publishedNumber, revision, publishedAt, reviewDate, updatedAt };
}

/** What is stored went through the parser, and goes through it again: a row that was changed by hand is told and not shown. */
function toContent(revision: PracticeRevisionOrm): PracticeContent {
  const { value, problems } = parseContent(revision.content);
  if (!value) throw new Error(`revision ${revision.number} of practice ${revision.practiceId} cannot be read: ${problems[0]!.path.join('.')}: ${problems[0]!.message}`);
  return value;
}

function toReceipt(row: PracticeReuseOrm): ReuseReceipt {
  const { practiceId, enteId, ente, since, changes, outcome, note, revision, updatedAt } = row;
  return { practiceId: practiceId as PracticeId, enteId: enteId as EnteId, ente, since, changes, outcome, note, revision, updatedAt };
}

/** A pillar's sheet in the form that its parser reads. */
function inputOf(sheet: PillarSheet): object {
  const texts = (items: readonly string[]): object[] => items.map((text) => ({ text }));
  const swot = (items: PillarSheet['strengths']): object[] => items.map(({ text, profiles }) => ({ text, profiles: profiles.join(', ') }));
  return {
    ...sheet,
    ...{ findings: texts(sheet.findings), notes: texts(sheet.notes), profiles: sheet.profiles.map((profile) => ({ ...profile, traits: texts(profile.traits) })) },
    ...{ strengths: swot(sheet.strengths), weaknesses: swot(sheet.weaknesses), opportunities: swot(sheet.opportunities), threats: swot(sheet.threats) },
  };
}

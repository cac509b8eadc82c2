import { COUNTED, type DocumentFacets, type DocumentFilter, type LibraryReader, type DocumentSort, type DocumentView, type FacetCount } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';

/** A condition with its parameters, numbered from $1. */
interface Condition {
  readonly where: string;
  readonly parameters: unknown[];
}

const ORDER: Record<DocumentSort, string> = {
  PUBBLICAZIONE: 'd.featured desc, d.published_at desc nulls last, d.id',
  AGGIORNAMENTO: 'd.updated_at desc, d.id',
  TITOLO: 'lower(d.title), d.id',
  SCARICATI: 'd.downloads desc, d.published_at desc nulls last, d.id',
};

/** Who may read what is shared, in SQL: the first wall of every list. @param alias of the table with the readers */
export function sharedWith(alias: string, reader: LibraryReader, take: (value: unknown) => string): string {
  return [
    `${alias}.visibility = 'PUBBLICO'`,
    ...(reader.inNetwork ? [`${alias}.visibility = 'RETE'`] : []),
    ...(reader.inProvinceNetwork ? [`${alias}.visibility = 'PROVINCE'`] : []),
    ...(reader.communityIds.length > 0 ? [`(${alias}.visibility = 'COMMUNITY' and ${alias}.shared_with && ${take(reader.communityIds)}::uuid[])`] : []),
    ...(reader.enteIds.length > 0 ? [`${alias}.ente_id = any (${take(reader.enteIds)}::uuid[])`, `(${alias}.visibility = 'ENTI' and ${alias}.shared_with && ${take(reader.enteIds)}::uuid[])`] : []),
  ].join(' or ');
}

/** The conditions of `canReadDocument` for a published document. */
export function readable(reader: LibraryReader, take: (value: unknown) => string): string {
  return `d.state = 'PUBBLICATO' and d.trashed_at is null and (${sharedWith('d', reader, take)})`;
}

function shownIn(view: DocumentView, reader: LibraryReader, take: (value: unknown) => string): string {
  // A statement may not leave a parameter without use: it is taken where it stands.
  const own = (): string => `d.ente_id = any (${take(reader.enteIds)}::uuid[])`;
  switch (view) {
    case 'TUTTI':
      return readable(reader, take);
    case 'MIEI':
      return `${own()} and d.trashed_at is null`;
    case 'BOZZE':
      return `${own()} and d.trashed_at is null and d.state <> 'PUBBLICATO'`;
    case 'CESTINO':
      return `${own()} and d.trashed_at is not null`;
    case 'PREFERITI':
      return `exists (select 1 from document_favourite f where f.document_id = d.id and f.person_id = ${take(reader.personId)}::uuid) and (${readable(reader, take)} or (${own()} and d.trashed_at is null))`;
    case 'RECENTI':
      return `exists (select 1 from document_seen s where s.document_id = d.id and s.person_id = ${take(reader.personId)}::uuid) and (${readable(reader, take)} or (${own()} and d.trashed_at is null))`;
  }
}

function conditionOf(filter: DocumentFilter, reader: LibraryReader): Condition {
  const parameters: unknown[] = [];
  const take = (value: unknown): string => `$${parameters.push(value)}`;
  const where = [
    `(${shownIn(filter.view, reader, take)})`,
    ...(filter.typeKey === undefined ? [] : [`d.type_key = ${take(filter.typeKey)}`]),
    ...(filter.pillar === undefined ? [] : [`d.pillars @> array[${take(filter.pillar)}]::text[]`]),
    ...(filter.enteId === undefined ? [] : [`d.ente_id = ${take(filter.enteId)}::uuid`]),
    ...(filter.year === undefined ? [] : [`d.year = ${take(filter.year)}::int`]),
    ...(filter.keyword === undefined ? [] : [`d.keywords @> array[${take(filter.keyword)}]::text[]`]),
    ...(filter.communityId === undefined ? [] : [`d.visibility = 'COMMUNITY' and d.shared_with @> array[${take(filter.communityId)}]::uuid[]`]),
    ...(filter.featured === undefined ? [] : [`d.featured = ${take(filter.featured)}::boolean`]),
  ];
  return { where: where.join(' and '), parameters };
}

/** Ids of a page in its order, and how many there are (up to {@link COUNTED}, then one more). Two statements. */
export async function listIds(filter: DocumentFilter, sort: DocumentSort, page: { readonly offset: number; readonly limit: number }, reader: LibraryReader): Promise<{ ids: string[]; total: number }> {
  const { where, parameters } = conditionOf(filter, reader);
  const order = filter.view === 'RECENTI' ? `(select s.seen_at from document_seen s where s.document_id = d.id and s.person_id = $${parameters.length + 3}::uuid) desc, d.id` : ORDER[sort];
  const next = parameters.length;
  const rows: { id: string }[] = await currentManager().query(`select d.id from document d where ${where} order by ${order} offset $${next + 1}::int limit $${next + 2}::int`, [...parameters, page.offset, page.limit, ...(filter.view === 'RECENTI' ? [reader.personId] : [])]);
  const [{ total }]: [{ total: number }] = await currentManager().query(`select count(*)::int as total from (select 1 from document d where ${where} limit ${COUNTED + 1}) counted`, parameters);
  return { ids: rows.map(({ id }) => id), total };
}

/** How many documents of the list have each value, each facet without its own filter; of the first {@link COUNTED} of the list, the newest. */
export async function countFacets(filter: DocumentFilter, reader: LibraryReader): Promise<DocumentFacets> {
  const without = (name: keyof DocumentFilter): DocumentFilter => Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name)) as unknown as DocumentFilter;
  const count = async (name: keyof DocumentFilter, values: string, limit: number): Promise<FacetCount[]> => {
    const { where, parameters } = conditionOf(without(name), reader);
    return currentManager().query(
      `select value::text as value, count(*)::int as count from (select d.type_key, d.pillars, d.ente_id, d.year from document d where ${where} order by ${ORDER.PUBBLICAZIONE} limit ${COUNTED}) d, lateral (${values}) each (value)
       where value is not null group by value order by count desc, value limit ${limit}`,
      parameters,
    );
  };
  return {
    types: await count('typeKey', 'select d.type_key', 30),
    pillars: await count('pillar', 'select unnest(d.pillars)', 10),
    enti: await count('enteId', 'select d.ente_id', 20),
    years: (await count('year', 'select d.year', 30)).sort((a, b) => Number(b.value) - Number(a.value)),
  };
}

/** Documents that the reader may read and that have one of these contents as a version. */
export async function readableIdsWithContent(hashes: readonly string[], reader: LibraryReader): Promise<{ id: string; sha256: string }[]> {
  const parameters: unknown[] = [hashes];
  const take = (value: unknown): string => `$${parameters.push(value)}`;
  const own = `(d.ente_id = any (${take(reader.enteIds)}::uuid[]) and d.trashed_at is null)`;
  const where = `v.sha256 = any ($1::text[]) and (${own} or (${readable(reader, take)}))`;
  return currentManager().query(`select distinct d.id, v.sha256 from document_version v join document d on d.id = v.document_id where ${where} limit 200`, parameters);
}

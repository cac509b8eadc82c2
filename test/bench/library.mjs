// Lists of the library on 200,000 documents (BENCH_LIBRARY_DOCUMENTS): a page with its rights, its count and what the cards show; and the counts by which it is narrowed.
import { DOCUMENT_ENTITIES, FILES_ENTITIES, PostgresDocumentRepository, PostgresFileRepository } from '@province-comuni/documents-data';
import { ReadDocuments } from '@province-comuni/documents-domain';
import { print, summary, timed } from './support/measure.mjs';
import { openSearchDatabase } from './support/search-database.mjs';

const DOCUMENTS = Number(process.env.BENCH_LIBRARY_DOCUMENTS ?? 200_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 200);
const scale = `${DOCUMENTS.toLocaleString('it')} documents, 86 Enti, 20 to a page, two walls, 1 connection`;

const database = await openSearchDatabase(`bench_library_${DOCUMENTS}`, process.env.BENCH_LIBRARY_DATA, [...FILES_ENTITIES, ...DOCUMENT_ENTITIES]);
const { rows: enti } = await database.asOwner((owner) => fill(owner));
const provincia = { kind: 'person', personId: '00000000-0000-4000-8000-000000000001', name: 'Prova', memberships: [{ enteId: enti[0].id, enteKind: 'PROVINCIA', role: 'REDATTORE' }] };
const visitor = { kind: 'visitor', memberships: [] };
const read = new ReadDocuments(database.runner, new PostgresDocumentRepository(), new PostgresFileRepository(), { now: () => new Date() });

const all = { view: 'TUTTI' };
const page = { offset: 0, limit: 20 };
const CASES = {
  'elenco, chi visita': () => read.list(visitor, all, 'PUBBLICAZIONE', page),
  'elenco, una Provincia': () => read.list(provincia, all, 'PUBBLICAZIONE', page),
  'elenco per tipo e anno, una Provincia': (at) => read.list(provincia, { ...all, typeKey: 'capitolato', year: 2000 + (at % 25) }, 'PUBBLICAZIONE', page),
  'elenco di un pilastro, una Provincia': () => read.list(provincia, { ...all, pillar: 'SUA' }, 'PUBBLICAZIONE', page),
  'elenco di un Ente, una Provincia': (at) => read.list(provincia, { ...all, enteId: enti[at % enti.length].id }, 'PUBBLICAZIONE', page),
  'elenco per titolo, una Provincia': () => read.list(provincia, all, 'TITOLO', page),
  'pagina 50, una Provincia': () => read.list(provincia, all, 'PUBBLICAZIONE', { offset: 1000, limit: 20 }),
  'i nostri documenti': () => read.list(provincia, { view: 'MIEI' }, 'AGGIORNAMENTO', page),
  'conteggi per filtro, una Provincia': () => read.facets(provincia, all),
};
for (const [name, work] of Object.entries(CASES)) {
  let shown = 0;
  const times = await timed(RUNS, 20, async (at) => {
    const answer = await work(at);
    shown += answer.items?.length ?? answer.types.length;
  });
  if (shown === 0) throw new Error(`${name}: nothing was shown`);
  print({ bench: 'library', case: name, unit: 'ms', ...summary(times), goal: 'p95 ≤ 60', scale });
}
await database.close();

/** Documents by number, always the same: one in ten public, three in ten for the network, four for the Province, the rest for one Ente or some. */
async function fill(owner) {
  await owner.query(`insert into ente (kind, nome, denominazione, codice_istat, valido_dal) select 'PROVINCIA', 'Prova ' || n, 'Provincia di Prova ' || n, lpad(n::text, 3, '9'), '2000-01-01' from generate_series(1, 86) n where not exists (select 1 from ente where kind = 'PROVINCIA')`);
  await owner.query(`insert into person (id, email, name, surname, created_at) values ('00000000-0000-4000-8000-000000000001', 'prova@demo.example', 'Prova', 'Prova', now()) on conflict do nothing`);
  const enti = await owner.query(`select id from ente where kind = 'PROVINCIA' order by nome`);
  const { rows } = await owner.query('select count(*)::int as count from document');
  if (rows[0].count >= DOCUMENTS) return enti;
  await owner.query(`insert into stored_file (sha256, size, format, stored_at, touched_at) select encode(sha256(n::text::bytea), 'hex'), 100000 + n, 'PDF', now(), now() from generate_series(1, $1::int) n`, [DOCUMENTS]);
  await owner.query(`insert into file_text (sha256, state, page_count, read_at) select sha256, 'LETTO', 10, now() from stored_file`);
  await owner.query(
    `insert into document (id, ente_id, title, abstract, type_key, pillars, year, language, licence, keywords, visibility, shared_with, state, owner_id, created_by, created_at, updated_at, published_at)
     select md5('d' || n)::uuid, enti.ids[1 + n % 86], 'Documento di prova ' || md5(n::text), 'Che cosa contiene e a chi serve.', (array['delibera','capitolato','relazione','verbale','modello','procedura','dup','altro'])[1 + n % 8],
       case n % 4 when 0 then array['SUA'] when 1 then array['EUROPA'] when 2 then array['INNOVAZIONE'] else '{}' end, 2000 + n % 25, 'it', 'CC-BY-4.0', array['gara'],
       case when n % 10 = 0 then 'PUBBLICO' when n % 10 < 4 then 'RETE' when n % 10 < 8 then 'PROVINCE' when n % 10 = 8 then 'ENTI' else 'ENTE' end,
       case when n % 10 = 8 then array[enti.ids[1 + (n / 10) % 86]] else '{}'::uuid[] end, case when n % 50 = 7 then 'BOZZA' else 'PUBBLICATO' end,
       '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', now() - n * interval '1 minute', now() - n * interval '1 minute', case when n % 50 = 7 then null else now() - n * interval '1 minute' end
     from generate_series(1, $1::int) n, (select array_agg(id order by nome) as ids from ente where kind = 'PROVINCIA') enti`,
    [DOCUMENTS],
  );
  await owner.query(`insert into document_version (document_id, number, sha256, file_name, created_by, created_by_name, created_at, published) select md5('d' || n)::uuid, 1, encode(sha256(n::text::bytea), 'hex'), 'documento.pdf', '00000000-0000-4000-8000-000000000001', 'Prova', now(), true from generate_series(1, $1::int) n`, [DOCUMENTS]);
  await owner.query('vacuum (analyze)');
  return enti;
}

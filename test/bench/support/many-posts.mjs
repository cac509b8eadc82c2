// Communities with many posts, as they are after years: by number, always the same. Threads are written in turns; a long one ends the first community.
// Posts have documents (one in ten), references (one in seven), mentions (one in eleven), quotes (one in nine), reactions (one in six); some are withdrawn.
export const PER_THREAD = 20;
export const COMMUNITIES = 4;
/** A thread that nobody reads to the end. */
const LONGEST_AT_LEAST = 10_000;
const AUTHORS = 50;
const DOCUMENTS = 2_000;

const uuid = (first, second, fourth, last) => `${String(first).padStart(8, '0')}-${String(second).padStart(4, '0')}-4000-${fourth}-${String(last).padStart(12, '0')}`;
export const communityId = (number) => uuid(number, 0, '8000', 0);
export const threadId = (community, number) => uuid(community, 0, '8000', number);
export const longThreadId = uuid(1, 0, '9000', 0);

const sql = (first, second, fourth, last) => `(lpad((${first})::text, 8, '0') || '-' || lpad((${second})::text, 4, '0') || '-4000-${fourth}-' || lpad((${last})::text, 12, '0'))::uuid`;
const COMMUNITY = sql('c', '0', '8000', '0');
const THREAD = sql('c', '0', '8000', 'd');
const POST = sql('c', 's', '8000', 'd');
const LONG_POST = sql('1', '9999', '9000', 'd');
const document = (number) => sql('9', '0', '8000', `1 + (${number}) % ${DOCUMENTS}`);
const author = (number) => sql('8', '0', '8000', `1 + (${number}) % ${AUTHORS}`);

const paragraph = (...inline) => `jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(${inline.join(', ')}))`;
const words = (text) => `jsonb_build_object('type', 'text', 'text', ${text})`;
const reference = (kind, id) => paragraph(words(`'Si veda '`), `jsonb_build_object('type', 'reference', 'attrs', jsonb_build_object('kind', '${kind}', 'id', ${id}))`);
const only = (condition, block) => `case when ${condition} then jsonb_build_array(${block}) else '[]'::jsonb end`;

/** @param n number of the post in its community @param quoted the post before it; null: none */
function text(n, quoted) {
  const blocks = [
    ...(quoted ? [only(`s > 1 and (${n}) % 9 = 0`, `jsonb_build_object('type', 'blockquote', 'attrs', jsonb_build_object('postId', ${quoted}), 'content', jsonb_build_array(${paragraph(words(`'Da noi la verifica la fa l’ufficio gare.'`))}))`)] : []),
    `jsonb_build_array(${paragraph(words(`'Da noi la verifica la fa l’ufficio gare, con una lista di controllo che alleghiamo al verbale. ' || md5((${n})::text)`))}, ${paragraph(words(`'La mandiamo ai Comuni prima della gara, e chi ha dubbi chiama. ' || md5((${n} + 7)::text)`))})`,
    only(`(${n}) % 11 = 0`, paragraph(`jsonb_build_object('type', 'mention', 'attrs', jsonb_build_object('personId', ${author(n)}, 'label', 'Autore ' || (1 + (${n}) % ${AUTHORS})))`, words(`' lo sa.'`))),
    only(`(${n}) % 7 = 0`, reference('documento', document(n))),
    only(`(${n}) % 21 = 0`, reference('discussione', sql('c', '0', '8000', `1 + (${n}) % $1::int`))),
  ];
  return `jsonb_build_object('type', 'doc', 'content', ${blocks.join(' || ')})`;
}

/**
 * @param owner connection of the owner of the database
 * @param readerId member of all of them since half of the posts, who has read on in every tenth thread
 * @returns threads of each community, posts of the long one, all posts
 */
export async function writeManyPosts(owner, posts, readerId) {
  const threads = Math.floor(posts / PER_THREAD / COMMUNITIES);
  const long = Math.max(LONGEST_AT_LEAST, threads);
  const last = threads * PER_THREAD;
  const joined = Math.floor(last / 2);
  const read = 15;
  const [{ id: enteId }] = (await owner.query(`select id from ente where kind = 'PROVINCIA' order by codice_istat limit 1`)).rows;
  const from = (...sources) => `from ${sources.join(', ')}`;
  const [inCommunities, inThread, inThreads] = [`generate_series(1, ${COMMUNITIES}) c`, `generate_series(1, ${PER_THREAD}) s`, 'generate_series(1, $1::int) d'];
  const number = '(s - 1) * $1::int + d';
  // One transaction: what was written in part is not taken for the whole.
  await owner.query('begin');
  await owner.query(`insert into person (id, email, name, surname, created_at) select ${author('d - 1')}, 'autore-' || d || '@bench.example', 'Autore', d::text, now() from generate_series(1, ${AUTHORS}) d`);
  await owner.query(
    `insert into community (id, key, title, purpose, guidelines, visibility, member_count, post_count, last_event) select ${COMMUNITY}, 'prova-' || c, 'Prova ' || c, 'Prova.', array['Si scrive con rispetto.'], case when c % 2 = 0 then 'PUBBLICA' else 'MEMBRI' end, ${AUTHORS + 1}, $1::int + case when c = 1 then $2::int else 0 end, $1::int + case when c = 1 then $2::int else 0 end from ${inCommunities}`,
    [last, long],
  );
  await owner.query(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select ${COMMUNITY}, ${author('d - 1')}, 'MEMBRO', 'Autore ' || d, 'Provincia di Prova', now(), now(), 0, 0 from ${inCommunities}, generate_series(1, ${AUTHORS}) d`);
  await owner.query(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select ${COMMUNITY}, $1, 'MEMBRO', 'Prova Prova', '', now(), now(), $2::int, $2::int + ${read - PER_THREAD / 2} * ($3::int / 10) from ${inCommunities}`, [readerId, joined, threads]);
  await owner.query(
    `insert into stored_file (sha256, size, format, stored_at, touched_at) select encode(sha256(('bench ' || d)::bytea), 'hex'), 1000 + d, 'pdf', now(), now() from generate_series(1, ${DOCUMENTS}) d`,
  );
  await owner.query(
    `insert into document (id, ente_id, title, type_key, language, licence, visibility, shared_with, state, approved_version, owner_id, created_by, created_at, updated_at, published_at)
     select ${document('d - 1')}, $1, 'Lista di controllo numero ' || d, 'altro', 'it', 'RISERVATI', case when d % 2 = 0 then 'RETE' else 'COMMUNITY' end, case when d % 2 = 0 then '{}'::uuid[] else array(select ${COMMUNITY} from ${inCommunities}) end, 'PUBBLICATO', 1, ${author('d')}, ${author('d')}, now(), now(), now() from generate_series(1, ${DOCUMENTS}) d`,
    [enteId],
  );
  await owner.query(`insert into document_version (document_id, number, sha256, file_name, created_by, created_by_name, created_at, published) select ${document('d - 1')}, 1, encode(sha256(('bench ' || d)::bytea), 'hex'), 'lista-' || d || '.pdf', ${author('d')}, 'Autore', now(), true from generate_series(1, ${DOCUMENTS}) d`);
  await owner.query(
    `insert into discussion (id, community_id, kind, title, tags, author_id, author_name, author_ente, client_key, created_at, last_sequence, first_number, last_number, last_post_at, last_author_name, solved_sequence)
     select ${THREAD}, ${COMMUNITY}, (array['QUESTION','DISCUSSION','IDEA'])[1 + d % 3], 'Discussione di prova ' || d, array['prova', 'tema-' || d % 30], ${author('d')}, 'Autore ' || (1 + d % ${AUTHORS}), 'Provincia di Prova', gen_random_uuid(), now(), ${PER_THREAD}, d, ${PER_THREAD - 1} * $1::int + d, now(), 'Autore', case when d % 2 = 0 then 3 end
     ${from(inCommunities, inThreads)}`,
    [threads],
  );
  await owner.query(
    `insert into post (id, community_id, discussion_id, sequence, community_number, author_id, author_name, author_ente, client_key, text, created_at, withdrawn_at)
     select ${POST}, ${COMMUNITY}, ${THREAD}, s, ${number}, ${author(number)}, 'Autore ' || (1 + (${number}) % ${AUTHORS}), 'Provincia di Prova', gen_random_uuid(), case when s > 3 and (${number}) % 97 = 0 then '{"type": "doc", "content": []}'::jsonb else ${text(number, sql('c', 's - 1', '8000', 'd'))} end, now() - interval '1 second' * (${PER_THREAD} * $1::int - (${number})), case when s > 3 and (${number}) % 97 = 0 then now() end
     ${from(inCommunities, inThread, inThreads)}`,
    [threads],
  );
  await owner.query(`insert into discussion (id, community_id, kind, title, author_name, author_ente, client_key, created_at, last_sequence, first_number, last_number, last_post_at, last_author_name) values ('${longThreadId}', '${communityId(1)}', 'DISCUSSION', 'Una discussione lunga', 'Autore', '', gen_random_uuid(), now(), $1::int, $2::int + 1, $2::int + $1::int, now(), 'Autore')`, [long, last]);
  await owner.query(
    `insert into post (id, community_id, discussion_id, sequence, community_number, author_id, author_name, author_ente, client_key, text, created_at) select ${LONG_POST}, '${communityId(1)}', '${longThreadId}', d, $2::int + d, ${author('d')}, 'Autore ' || (1 + d % ${AUTHORS}), 'Provincia di Prova', gen_random_uuid(), ${text('d', null).replaceAll("lpad((c)::text", "lpad((1)::text")}, now() from generate_series(1, $3::int) d where $1::int > 0`,
    [threads, last, long],
  );
  await owner.query(`insert into post_attachment (post_id, community_id, document_id, position, brought) select ${POST}, ${COMMUNITY}, ${document(`${number} + a`)}, a, a = 0 ${from(inCommunities, inThread, inThreads, 'generate_series(0, 1) a')} where (d + s) % 10 = 0 and (a = 0 or (d + s) % 30 = 0) and not (s > 3 and (${number}) % 97 = 0)`, [threads]);
  await owner.query(`insert into post_attachment (post_id, community_id, document_id, position, brought) select ${LONG_POST}, '${communityId(1)}', ${document('d')}, 0, true from generate_series(1, $1::int) d where d % 10 = 0`, [long]);
  await owner.query(`insert into post_reaction (post_id, kind, person_id, community_id) select ${POST}, (array['UTILE', 'GRAZIE', 'ANCHE_NOI'])[1 + r % 3], ${author(`${number} + r`)}, ${COMMUNITY} ${from(inCommunities, inThread, inThreads, 'generate_series(0, 3) r')} where (${number}) % 6 = 0 and r <= (${number}) % 4`, [threads]);
  await owner.query(`insert into discussion_reading (person_id, discussion_id, community_id, read_up_to) select $2, ${THREAD}, ${COMMUNITY}, ${read} ${from(inCommunities, inThreads)} where d % 10 = 0`, [threads, readerId]);
  await owner.query(`insert into community_event (community_id, sequence, kind, discussion_id, post_id, post_sequence, person_id, at) select ${COMMUNITY}, ${number}, case when s = 1 then 'DISCUSSION_OPENED' else 'POST_ADDED' end, ${THREAD}, ${POST}, s, ${author(number)}, now() ${from(inCommunities, inThread, inThreads)}`, [threads]);
  await owner.query(`insert into community_event (community_id, sequence, kind, discussion_id, post_id, post_sequence, person_id, at) select '${communityId(1)}', $2::int + d, 'POST_ADDED', '${longThreadId}', ${LONG_POST}, d, ${author('d')}, now() from generate_series(1, $1::int) d`, [long, last]);
  await owner.query('commit');
  await owner.query('vacuum (analyze)');
  return { threads, long, last, all: last * COMMUNITIES + long };
}

import { currentManager } from '@province-comuni/platform-database';
import type { SearchEntry } from '@province-comuni/platform-ports';
import { analyse, contentHashOf, textsOf, type AnalysedEntry } from './analysed-entry.js';
import { facetList, stemmable } from './lexemes.js';
import type { Stems } from './stems.js';

/** One of the two indexes. */
export type Slot = 0 | 1;

interface StoredRow {
  readonly no: string;
  readonly kind: string;
  readonly id: string;
  readonly version: string;
  readonly content_hash: string;
  readonly audience: string[];
  readonly words: string[];
}

/** Writes one of the two indexes, with the vocabulary that goes with it. The caller holds the lock of writers. */
export class IndexWriter {
  constructor(
    private readonly slot: Slot,
    private readonly stems: Stems,
  ) {}

  async upsert(entries: readonly SearchEntry[]): Promise<void> {
    const newest = new Map<string, SearchEntry>();
    for (const entry of entries) {
      const other = newest.get(keyOf(entry));
      if (!other || other.version <= entry.version) newest.set(keyOf(entry), entry);
    }
    const stored = new Map((await this.stored([...newest.values()])).map((row) => [keyOf(row), row]));
    const written = [...newest.values()].map((entry) => ({ entry, contentHash: contentHashOf(entry) })).filter(({ entry, contentHash }) => isNewer(entry, contentHash, stored.get(keyOf(entry))));
    if (written.length === 0) return;
    const stems = await this.stems.of(stemmable(written.flatMap(({ entry }) => textsOf(entry))));
    const analysed = written.map(({ entry, contentHash }) => analyse(entry, contentHash, stems));
    const replaced = written.flatMap(({ entry }) => stored.get(keyOf(entry)) ?? []);
    await this.erase(replaced);
    await this.insert(analysed);
    await this.countWords(analysed, replaced);
  }

  /** Things go with all their parts. @returns ids of the entries that were there */
  async remove(kind: string, ids: readonly string[]): Promise<string[]> {
    const parts: { id: string }[] = await currentManager().query(`select id from search_entry_${this.slot} where kind = $1 and part_of = any ($2::text[])`, [kind, ids]);
    const gone = await this.stored([...new Set([...ids, ...parts.map(({ id }) => id)])].map((id) => ({ kind, id })));
    await this.erase(gone);
    await this.countWords([], gone);
    return gone.map(({ id }) => id);
  }

  /** Empties the index. */
  async clear(): Promise<void> {
    await currentManager().query(`truncate search_entry_${this.slot}, search_passage_${this.slot}, search_word_${this.slot}, search_word_audience_${this.slot}`);
  }

  private async stored(keys: readonly { readonly kind: string; readonly id: string }[]): Promise<StoredRow[]> {
    if (keys.length === 0) return [];
    return currentManager().query(
      `select e.no, e.kind, e.id, e.version, e.content_hash, e.audience, e.words from search_entry_${this.slot} e
       join unnest($1::text[], $2::text[]) as wanted (kind, id) on e.kind = wanted.kind and e.id = wanted.id`,
      [keys.map(({ kind }) => kind), keys.map(({ id }) => id)],
    );
  }

  private async erase(rows: readonly StoredRow[]): Promise<void> {
    if (rows.length > 0) await currentManager().query(`delete from search_entry_${this.slot} where no = any ($1::bigint[])`, [rows.map(({ no }) => no)]);
  }

  private async insert(analysed: readonly AnalysedEntry[]): Promise<void> {
    const rows = analysed.map(({ entry, contentHash, titleVector, lexemes, words }) => ({
      kind: entry.kind,
      id: entry.id,
      partof: entry.part?.of ?? null,
      part: entry.part?.number ?? 0,
      version: entry.version,
      hash: contentHash,
      title: entry.title,
      summary: entry.summary,
      href: entry.href,
      audience: entry.audience,
      facets: facetList(entry.facets).map(({ name, value }) => `${name}:${value}`),
      at: entry.date?.toISOString() ?? null,
      weight: entry.weight,
      titlevector: titleVector,
      lexemes,
      words,
    }));
    const inserted: { no: string; kind: string; id: string }[] = await currentManager().query(
      `insert into search_entry_${this.slot} (kind, id, part_of, part, version, content_hash, title, summary, href, audience, facets, at, weight, title_vector, lexemes, words)
       select kind, id, partof, part, version, hash, title, summary, href, array(select jsonb_array_elements_text(audience)), array(select jsonb_array_elements_text(facets)), at, weight,
         titlevector::tsvector, lexemes::tsvector, array(select jsonb_array_elements_text(words))
       from jsonb_to_recordset($1::jsonb) as row (kind text, id text, partof text, part integer, version bigint, hash text, title text, summary text, href text, audience jsonb, facets jsonb, at timestamptz, weight real, titlevector text, lexemes text, words jsonb)
       returning no, kind, id`,
      [json(rows)],
    );
    const numbers = new Map(inserted.map((row) => [keyOf(row), row.no]));
    const passages = analysed.flatMap(({ entry, passages: vectors }) =>
      entry.passages.map(({ ordinal, page, heading, text, href = null }, index) => ({ no: numbers.get(keyOf(entry)), ordinal, page, heading, body: text, href, vector: vectors[index]!.vector })),
    );
    if (passages.length === 0) return;
    await currentManager().query(
      `insert into search_passage_${this.slot} (entry_no, ordinal, page, heading, body, href, audience, vector)
       select e.no, row.ordinal, row.page, row.heading, row.body, row.href, e.audience, row.vector::tsvector
       from jsonb_to_recordset($1::jsonb) as row (no bigint, ordinal integer, page integer, heading text, body text, href text, vector text) join search_entry_${this.slot} e on e.no = row.no`,
      [json(passages)],
    );
  }

  /** Exact counts of entries per word and audience: one more for what came, one less for what went. */
  private async countWords(added: readonly AnalysedEntry[], gone: readonly StoredRow[]): Promise<void> {
    const changes = new Map<string, Map<string, number>>();
    const count = (words: readonly string[], audiences: readonly string[], by: number): void => {
      for (const word of words) {
        let byAudience = changes.get(word);
        if (!byAudience) changes.set(word, (byAudience = new Map()));
        for (const audience of new Set(audiences)) byAudience.set(audience, (byAudience.get(audience) ?? 0) + by);
      }
    };
    for (const { entry, words } of added) count(words, entry.audience, 1);
    for (const { words, audience } of gone) count(words, audience, -1);
    const rows = [...changes].flatMap(([word, byAudience]) => [...byAudience].filter(([, by]) => by !== 0).map(([audience, by]) => ({ word, audience, by })));
    if (rows.length === 0) return;
    const parameters = [rows.map(({ word }) => word), rows.map(({ audience }) => audience), rows.map(({ by }) => by)];
    const words = `search_word_${this.slot}`;
    const audiences = `search_word_audience_${this.slot}`;
    if (added.length > 0) {
      await currentManager().query(
        `insert into ${words} (word, stem) select word, coalesce(nullif((ts_lexize('search_italian', word))[1], ''), word) from (select distinct word from unnest($1::text[]) as word) as new
         where not exists (select from ${words} known where known.word = new.word) on conflict do nothing`,
        [parameters[0]],
      );
    }
    await currentManager().query(
      `insert into ${audiences} as known (word_no, audience, entries) select w.no, change.audience, change.by from unnest($1::text[], $2::text[], $3::integer[]) as change (word, audience, by) join ${words} w on w.word = change.word
       on conflict (word_no, audience) do update set entries = known.entries + excluded.entries`,
      parameters,
    );
    if (gone.length > 0) {
      await currentManager().query(`delete from ${audiences} a using ${words} w where w.no = a.word_no and w.word = any ($1::text[]) and a.entries <= 0`, [parameters[0]]);
    }
  }
}

function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind} ${id}`;
}

/** An older version never replaces a newer one; the same content is not written again, unless its version grew. */
function isNewer(entry: SearchEntry, contentHash: string, stored: StoredRow | undefined): boolean {
  if (!stored) return true;
  const version = Number(stored.version);
  return entry.version > version || (entry.version === version && contentHash !== stored.content_hash);
}

/** PostgreSQL keeps no zero byte and no half of a character. */
function json(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? item.replaceAll('\0', '').toWellFormed() : item));
}

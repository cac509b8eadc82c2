import { currentManager } from '@province-comuni/platform-database';
import type { Slot } from './index-writer.js';
import { editDistance, forgivenEdits } from './edit-distance.js';

/** A word of the vocabulary that the asker may be told of. */
export interface ReadableWord {
  readonly word: string;
  readonly stem: string;
  /** Entries that have it, among those he may read (one for several of his audiences counts more than once). */
  readonly entries: number;
}

/** Fewer entries than these tell nothing about how rare a word is. */
const SMALLEST = 300;
const ENDINGS = 8;
const SHORTEST_BEGINNING = 2;
const ALIKE = 0.2;
const MOST_ALIKE = 80;
/** What merely looks like a word has to look like it more than what is near by its letters. */
const LOOKS_LIKE = 0.4;
const CORRECTIONS = 3;
/** A correction that is this much rarer than the commonest one is not meant. */
const RARER = 0.05;

/** Words of the entries that the asker may read: the rights of the open transaction hold for every answer. */
export class Vocabulary {
  constructor(private readonly slot: Slot) {}

  /** How many entries have words of each of these stems. */
  async counts(stems: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (stems.length === 0) return new Map();
    const rows: { stem: string; entries: string }[] = await currentManager().query(
      `select v.stem, sum(a.entries) as entries from search_word_${this.slot} v join search_word_audience_${this.slot} a on a.word_no = v.no and a.audience = any ((select app_audiences())::text[])
       where v.stem = any ($1::text[]) group by v.stem`,
      [[...new Set(stems)]],
    );
    return new Map(rows.map(({ stem, entries }) => [stem, Number(entries)]));
  }

  /** About how many entries there are, readable or not: only the weight of words depends on it. */
  async size(): Promise<number> {
    const [row]: [{ size: number }] = await currentManager().query(`select reltuples::int as size from pg_class where oid = 'search_entry_${this.slot}'::regclass`);
    return Math.max(SMALLEST, row.size);
  }

  /** Words that begin so, the most used first. */
  async endings(beginning: string): Promise<ReadableWord[]> {
    if (beginning.length < SHORTEST_BEGINNING) return [];
    const rows = await this.readable(`v.word >= $1 and v.word < $1 || U&'\\+10FFFF'`, 'sum(a.entries) desc, v.word', [beginning, ENDINGS]);
    return rows;
  }

  /** Words that a person who mistyped may have meant: the fewest wrong letters first. */
  async corrections(typed: string): Promise<ReadableWord[]> {
    const most = forgivenEdits(typed.length);
    if (most === 0) return [];
    await currentManager().query(`select set_config('pg_trgm.similarity_threshold', $1, true)`, [String(ALIKE)]);
    const rows = await this.readable(`v.word % $1 and length(v.word) between length($1) - ${most} and length($1) + ${most}`, 'similarity(v.word, $1) desc, v.word', [typed, MOST_ALIKE]);
    const near = rows.map((row) => ({ ...row, distance: editDistance(typed, row.word, most) })).filter(({ distance }) => distance <= most);
    const nearest = Math.min(...near.map(({ distance }) => distance));
    const best = near.filter(({ distance }) => distance === nearest).sort((a, b) => b.entries - a.entries || (a.word < b.word ? -1 : 1));
    return best.filter(({ entries }) => entries >= (best[0]?.entries ?? 0) * RARER).slice(0, CORRECTIONS);
  }

  /** Words that look like this one, farther than a slip of the finger: for who found nothing. */
  async alike(typed: string): Promise<ReadableWord[]> {
    await currentManager().query(`select set_config('pg_trgm.similarity_threshold', $1, true)`, [String(LOOKS_LIKE)]);
    return this.readable('v.word % $1 and v.word <> $1', 'similarity(v.word, $1) desc, v.word', [typed, CORRECTIONS]);
  }

  private async readable(condition: string, order: string, parameters: readonly [string, number]): Promise<ReadableWord[]> {
    const rows: { word: string; stem: string; entries: string }[] = await currentManager().query(
      `select v.word, v.stem, sum(a.entries) as entries from search_word_${this.slot} v join search_word_audience_${this.slot} a on a.word_no = v.no and a.audience = any ((select app_audiences())::text[])
       where ${condition} group by v.no, v.word, v.stem order by ${order} limit $2`,
      [...parameters],
    );
    return rows.map(({ entries, ...row }) => ({ ...row, entries: Number(entries) }));
  }
}

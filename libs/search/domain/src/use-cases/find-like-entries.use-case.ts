import { SearchTooCostly, type LikeEntries, type SearchHit, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import type { SynonymRepository } from '../ports/synonym-repository.port.js';
import { LONGEST_QUERY, parseQuery } from '../query/parse-query.js';

/** The search, for other domains that propose something to their reader. */
export class FindLikeEntries implements LikeEntries {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly index: SearchIndex,
    private readonly synonyms: SynonymRepository,
  ) {}

  async find({ enteIds, audiences }: Parameters<LikeEntries['find']>[0], text: string, kind: string, limit: number): Promise<readonly SearchHit[]> {
    // A text is no question in the box: a hyphen before a word excludes nothing.
    const plain = text.replace(/(^|[\s(])-+/g, '$1').slice(0, LONGEST_QUERY);
    try {
      return await this.transactions.run({ enteIds }, async () => {
        const query = { ...parseQuery(plain, await this.synonyms.list()), unfinished: false };
        if (query.terms.length === 0) return [];
        return (await this.index.search({ query, audiences, kind, facets: {}, order: 'RILEVANZA', exact: false, offset: 0, limit })).hits;
      });
    } catch (error) {
      if (error instanceof SearchTooCostly) return [];
      throw error;
    }
  }
}

import { audiencesOf, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import type { NewNotice, NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type EntryKey, type MatchedEntry, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { SavedSearchRepository } from '../ports/saved-search-repository.port.js';
import type { SynonymRepository } from '../ports/synonym-repository.port.js';
import { foundSubject } from '../found-subjects.js';
import { parseQuery } from '../query/parse-query.js';
import type { Synonyms } from '../query/synonyms.js';
import type { AlertFrequency, SavedSearch } from '../saved-search.js';

const PAGE = 200;
const AT_ONCE = 50;
const MOST_IN_MAIL = 20;

/** Tells people what came that their saved searches find, each by the rights he has at that moment. The platform's own work. */
export class AlertSavedSearches {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly searches: SavedSearchRepository,
    private readonly synonyms: SynonymRepository,
    private readonly index: SearchIndex,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** Notes which saved searches find these entries, new or changed; a thing is noted once for each search, however often this is asked, and once more for each newer passage that fits by itself. */
  async noteChanged(entries: readonly EntryKey[]): Promise<void> {
    if (entries.length === 0) return;
    for (let after: string | null = null; ; ) {
      const last: string | null = await this.transactions.run(SYSTEM_ACCESS, async () => {
        const page = await this.searches.page(after, PAGE);
        const people = await this.people.find(page.map(({ personId }) => personId));
        const synonyms = await this.synonyms.list();
        for (const search of page) {
          const person = people.get(search.personId);
          if (person) await this.searches.noteMatches(search.id, await this.readable(search, person.actor, synonyms, entries), this.clock.now());
        }
        return page.length < PAGE ? null : page.at(-1)!.id;
      });
      if (last === null) return;
      after = last;
    }
  }

  /** Tells what waits. Notice and mark are written together: nobody is told twice. */
  async tell(frequency: AlertFrequency): Promise<void> {
    for (;;) {
      const told = await this.transactions.run(SYSTEM_ACCESS, async () => {
        const waiting = await this.searches.lockWaiting(frequency, AT_ONCE);
        const people = await this.people.find(waiting.map(({ personId }) => personId));
        const synonyms = await this.synonyms.list();
        for (const search of waiting) {
          const matches = await this.searches.untold(search.id);
          const person = people.get(search.personId);
          const found = person ? await this.readable(search, person.actor, synonyms, matches) : [];
          const readable = matches.flatMap((noted) => found.filter((match) => match.kind === noted.kind && match.id === noted.id).map((match) => ({ noted, match })));
          // What he may no longer read, or no longer fits, is forgotten untold.
          await this.searches.forget(search.id, matches.filter((match) => !readable.some(({ noted }) => noted === match)));
          // Nor is he told of an older post in the place of one that was taken away meanwhile.
          const news = readable.filter(({ noted, match }) => (match.passage ?? -1) >= (noted.passage ?? -1)).map(({ match }) => match);
          if (person && news.length > 0) await this.board.post([this.noticeOf(search, news)]);
          // Up to what was read here: a newer passage that was noted meanwhile is told the next time.
          await this.searches.markTold(search.id, readable.map(({ noted, match }) => ((match.passage ?? -1) >= (noted.passage ?? -1) ? match : noted)), this.clock.now());
        }
        return waiting.length;
      });
      if (told < AT_ONCE) return;
    }
  }

  private async readable({ query, kind, facets }: SavedSearch, actor: SignedInActor, synonyms: Synonyms, entries: readonly EntryKey[]): Promise<readonly MatchedEntry[]> {
    return this.index.matches({ query: parseQuery(query, synonyms), audiences: audiencesOf(actor), kind, facets }, entries);
  }

  /** What was found is named when the letter is written, by the rights and the titles of then. */
  private noticeOf({ id, personId, name }: SavedSearch, matches: readonly MatchedEntry[]): NewNotice {
    const named = matches.slice(0, MOST_IN_MAIL);
    return {
      personId,
      topic: 'ricerca.novita',
      // What was told is marked in this transaction: the same finds are never told again.
      key: `ricerca:${id}:${matches.map((match) => `${match.kind} ${match.id}`).sort()[0]}:${this.clock.now().getTime()}`,
      title: `La ricerca salvata «${name.replace(/\s+/g, ' ')}» ha trovato ${matches.length === 1 ? 'una novità' : `${matches.length} novità`}`,
      text: matches.length > named.length ? `Qui le prime ${named.length}; le altre si leggono tra le ricerche salvate.` : '',
      href: '/cerca/salvate',
      subjects: named.map((match) => ({ ...foundSubject(match), named: true })),
      // When it is told was decided by the search itself.
      frequency: 'SUBITO',
    };
  }
}

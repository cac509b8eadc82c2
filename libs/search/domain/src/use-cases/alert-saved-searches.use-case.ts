import { audiencesOf, type PersonReach, type SignedInActor } from '@province-comuni/identity-contract';
import type { NewNotice, NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type EntryKey, type MatchedEntry, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { SavedSearchRepository } from '../ports/saved-search-repository.port.js';
import type { SynonymRepository } from '../ports/synonym-repository.port.js';
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
    /** Where people reach the product, without a slash at the end. */
    private readonly publicUrl: string,
  ) {}

  /** Notes which saved searches find these entries, new or changed; an entry is noted once for each search, however often this is asked. */
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
          const readable = person ? await this.readable(search, person.actor, synonyms, matches) : [];
          // What he may no longer read, or no longer fits, is forgotten untold.
          await this.searches.forget(search.id, matches.filter((match) => !readable.some((one) => one.kind === match.kind && one.id === match.id)));
          if (person && readable.length > 0) await this.board.post([this.noticeOf(search, readable)]);
          await this.searches.markTold(search.id, readable, this.clock.now());
        }
        return waiting.length;
      });
      if (told < AT_ONCE) return;
    }
  }

  private async readable({ query, kind, facets }: SavedSearch, actor: SignedInActor, synonyms: Synonyms, entries: readonly EntryKey[]): Promise<readonly MatchedEntry[]> {
    return this.index.matches({ query: parseQuery(query, synonyms), audiences: audiencesOf(actor), kind, facets }, entries);
  }

  /** Titles are in the mail alone: the page that the notice leads to asks again what may be read. */
  private noticeOf({ id, personId, name }: SavedSearch, matches: readonly MatchedEntry[]): NewNotice {
    const shown = matches.slice(0, MOST_IN_MAIL).map(({ title, href }) => `– ${title}\n  ${this.publicUrl}${href}`);
    const rest = matches.length - shown.length;
    return {
      personId,
      topic: 'ricerca.novita',
      // What was told is marked in this transaction: the same finds are never told again.
      key: `ricerca:${id}:${matches.map((match) => `${match.kind} ${match.id}`).sort()[0]}:${this.clock.now().getTime()}`,
      title: `La ricerca salvata «${name.replace(/\s+/g, ' ')}» ha trovato ${matches.length === 1 ? 'una novità' : `${matches.length} novità`}`,
      text: [...shown, ...(rest > 0 ? [`… e altre ${rest}.`] : [])].join('\n\n'),
      href: '/cerca/salvate',
      subjects: [],
      // When it is told was decided by the search itself.
      frequency: 'SUBITO',
    };
  }
}

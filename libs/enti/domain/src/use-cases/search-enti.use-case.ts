import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Ente } from '../ente/ente.js';
import type { EnteFilter, EnteRepository, Page, PageRequest } from '../ports/ente-repository.port.js';
import { PUBLIC_ACCESS } from './database-access.js';

/** Longest list that one page may be. */
export const LARGEST_PAGE = 100;

/** Past this a name is not being typed any more. */
const LONGEST_TEXT = 100;

/** Search as one types, by the beginnings of words; where nothing begins so, by likeness, for who slipped. */
export class SearchEnti {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
    private readonly clock: Clock,
  ) {}

  /** A page of at most 100, best matches first. */
  async execute(filter: EnteFilter, page: PageRequest): Promise<Page<Ente>> {
    const bounded = { offset: Math.max(0, page.offset), limit: Math.min(LARGEST_PAGE, Math.max(1, page.limit)) };
    const { text, ...others } = filter;
    const words = text?.trim().slice(0, LONGEST_TEXT);
    const day = italianDay(this.clock.now());
    return this.transactions.run(PUBLIC_ACCESS, () => this.enti.search({ ...others, ...(words ? { text: words } : {}) }, bounded, day));
  }
}

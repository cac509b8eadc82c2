import { enteAudience, PUBLIC_AUDIENCE, STAFF_AUDIENCE } from '@province-comuni/identity-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import type { PracticeRepository } from '../ports/practice-repository.port.js';
import type { PracticeId } from '../practice/practice.js';

/** Sheets as what notices are about: published ones for everybody, the newest text for its Ente, and for UPI while it is reviewed. */
export class PracticeSubject implements NoticeSubjectSource {
  readonly kind = 'pratica';
  readonly followable = false;

  constructor(private readonly practices: PracticeRepository) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const known = ids.filter(isUuid) as PracticeId[];
    const published = new Map((await this.practices.findPublished(known)).map((sheet) => [sheet.practice.id, sheet]));
    const cards = new Map<string, SubjectCard>();
    for (const id of known) {
      const newest = (await this.practices.find(id))?.practice;
      const title = newest?.content.title ?? published.get(id)?.content.title;
      if (title === undefined) continue;
      const audience = [...(published.has(id) ? [PUBLIC_AUDIENCE] : []), ...(newest ? [enteAudience(newest.enteId)] : []), ...(newest?.state === 'IN_REVISIONE' ? [STAFF_AUDIENCE] : [])];
      cards.set(id, { title, href: `/buone-pratiche/${id}`, audience });
    }
    return cards;
  }
}

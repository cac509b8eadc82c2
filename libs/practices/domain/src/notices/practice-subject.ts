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
    const outlines = await this.practices.outlines(ids.filter(isUuid) as PracticeId[]);
    return new Map(
      outlines.map(({ id, enteId, state, isPublished, title }) => [id, { title, href: `/buone-pratiche/${id}`, audience: [...(isPublished ? [PUBLIC_AUDIENCE] : []), enteAudience(enteId), ...(state === 'IN_REVISIONE' ? [STAFF_AUDIENCE] : [])] }]),
    );
  }
}

import type { EnteRegistry } from '@province-comuni/enti-contract';
import { enteAudience, PUBLIC_AUDIENCE, STAFF_AUDIENCE } from '@province-comuni/identity-contract';
import type { NoticeSubjectSource, SubjectCard, SubjectMarks } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import type { PracticeRepository } from '../ports/practice-repository.port.js';
import type { PracticeId } from '../practice/practice.js';

/** Sheets as what notices are about: published ones for everybody, the newest text for its Ente, and for UPI while it is reviewed. */
export class PracticeSubject implements NoticeSubjectSource {
  readonly kind = 'pratica';
  readonly followable = false;
  readonly marks: SubjectMarks = {
    follows: ['practices.practice-published', 'practices.practice-withdrawn'],
    concerned: ({ payload }) => [(payload as { readonly practiceId: string }).practiceId],
    of: (ids) => this.marksOf(ids.filter(isUuid) as PracticeId[]),
  };

  constructor(
    private readonly practices: PracticeRepository,
    private readonly enti: EnteRegistry,
  ) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const outlines = await this.practices.outlines(ids.filter(isUuid) as PracticeId[]);
    const enti = new Map((await this.enti.findByIds([...new Set(outlines.map(({ enteId }) => enteId))])).map(({ id, denominazione }) => [id, denominazione]));
    // The newest text may be a draft, which not everybody reads who reads the sheet.
    const shown = new Map((await this.practices.findPublished(outlines.filter(({ isPublished }) => isPublished).map(({ id }) => id))).map(({ practice, content }) => [practice.id, content.title]));
    return new Map(
      outlines.map(({ id, enteId, state, isPublished, title }) => [
        id,
        { label: 'Buona pratica', title: shown.get(id) ?? title, href: `/buone-pratiche/${id}`, audience: [...(isPublished ? [PUBLIC_AUDIENCE] : []), enteAudience(enteId), ...(state === 'IN_REVISIONE' ? [STAFF_AUDIENCE] : [])], place: enti.get(enteId) ?? '', state: isPublished ? 'Pubblicata' : 'In preparazione' },
      ]),
    );
  }

  /** By what everybody reads. */
  private async marksOf(ids: readonly PracticeId[]): Promise<ReadonlyMap<string, string>> {
    const outlines = await this.practices.outlines(ids);
    const published = new Map((await this.practices.findPublished(outlines.filter(({ isPublished }) => isPublished).map(({ id }) => id))).map(({ practice }) => [practice.id, practice.publishedNumber]));
    return new Map(outlines.map(({ id }) => [id, published.has(id) ? `versione ${published.get(id)}` : 'in preparazione']));
  }
}

import { personAudience } from '@province-comuni/identity-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import type { PersonalDataRepository } from './personal-data-repository.port.js';

/** Where one reads and asks for one's own data. */
export const OWN_DATA_PAGE = '/profilo/dati';

/** Copies of personal data, as what their person is told of: nobody else may read them. */
export class CopySubjects implements NoticeSubjectSource {
  readonly kind = 'copia-dei-dati';
  readonly followable = false;

  constructor(private readonly repository: PersonalDataRepository) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const cards = new Map<string, SubjectCard>();
    for (const id of ids.filter(isUuid)) {
      const copy = await this.repository.findCopy(id);
      if (copy) cards.set(id, { title: 'La copia dei vostri dati', href: OWN_DATA_PAGE, audience: [personAudience(copy.personId)] });
    }
    return cards;
  }
}

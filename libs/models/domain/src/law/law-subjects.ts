import { PUBLIC_AUDIENCE } from '@province-comuni/identity-contract';
import type { NoticeSubjectSource, SubjectCard, SubjectMarks } from '@province-comuni/notices-contract';
import { lawAddress, lawInWords, readLawUrn } from '@province-comuni/shared-act-tree';
import type { LawRepository } from '../ports/law-repository.port.js';
import { isCitedBy } from './law-citation.js';

/** Norms by their URN:NIR, as texts cite them: read by everybody on Normattiva, changed when a curator says so of them or of what they are part of. Nobody follows one. */
export class LawSubjects implements NoticeSubjectSource {
  readonly kind = 'norma';
  readonly followable = false;
  readonly marks: SubjectMarks = {
    follows: ['models.law-changed', 'models.law-change-withdrawn'],
    concerned: () => null,
    of: (ids) => this.marksOf(ids),
  };

  constructor(private readonly laws: LawRepository) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    return new Map(known(ids).map((urn) => [urn, { title: lawInWords(urn), href: lawAddress(urn), audience: [PUBLIC_AUDIENCE], label: 'Norma' }]));
  }

  /** A norm is another one with the last change that touches it, and what it was when that is taken back. */
  private async marksOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const changes = await this.laws.standing();
    return new Map(known(ids).map((urn) => [urn, changes.findLast((change) => isCitedBy(urn, change.urn))?.id ?? 'com’era']));
  }
}

function known(ids: readonly string[]): string[] {
  return ids.filter((id) => readLawUrn(id) === id);
}

import type { CommunityStandings } from '@province-comuni/communities-contract';
import type { Actor } from '@province-comuni/identity-contract';
import type { NoticeSubjectSource, SubjectCard } from '@province-comuni/notices-contract';
import type { QuestionnaireId } from '@province-comuni/questionnaires-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import { audienceOf } from '../policies/questionnaire.policy.js';
import type { QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';

/** Where a questionnaire is answered. */
export function questionnaireHref(id: QuestionnaireId): string {
  return `/questionari/${id}`;
}

/** Surveys as what people are told of: who is asked is told, nobody has to follow them. */
export class QuestionnaireSubjects implements NoticeSubjectSource {
  readonly kind = 'questionario';
  readonly followable = false;

  constructor(
    private readonly questionnaires: QuestionnaireRepository,
    private readonly communities: CommunityStandings<Actor>,
  ) {}

  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const found = (await this.questionnaires.findMany(ids.filter(isUuid) as QuestionnaireId[])).filter(({ publishedAt }) => publishedAt !== null);
    const communities = await this.communities.audiences([...new Set(found.flatMap(({ communityId }) => communityId ?? []))]);
    return new Map(
      found.flatMap((questionnaire) => {
        const { id, title, communityId } = questionnaire;
        const audience = communityId === null ? audienceOf(questionnaire) : communities.get(communityId)?.audience;
        return audience ? [[id, { title, href: questionnaireHref(id), audience }] as const] : [];
      }),
    );
  }
}

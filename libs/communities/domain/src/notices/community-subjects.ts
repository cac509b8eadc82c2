import type { CommunityId, DiscussionId, PostId } from '@province-comuni/communities-contract';
import type { NoticeSubjectSource, SubjectCard, SubjectMarks } from '@province-comuni/notices-contract';
import { isUuid } from '@province-comuni/shared-kernel';
import { marksOfAnswers, marksOfDiscussions } from '../desk/answer-marks.js';
import { ANSWER_SUBJECT } from '../desk/answer-sheets.js';
import { audienceOf } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';

/** Where a discussion is read; a post by its number. */
export function discussionHref(communityKey: string, id: DiscussionId, sequence?: number): string {
  return `/community/${communityKey}/${id}${sequence === undefined || sequence === 1 ? '' : `?messaggio=${sequence}`}`;
}

/** Kinds of notices of posts: what is said, mentions, announcements, being asked for an answer. */
export const POST_TOPICS = ['community.messaggio', 'community.citazione', 'community.annuncio', 'community.richiesta'] as const;
/** Kinds of notices about events of which letters may be chosen too. What changes of an event in which one takes part is told in any case. */
export const MEETING_TOPICS = ['evento.nuovo', 'evento.promemoria'] as const;

const DISCUSSION_MARKS: Omit<SubjectMarks, 'of'> = {
  follows: ['communities.discussion-changed'],
  concerned: ({ payload }) => [(payload as { readonly discussionId: DiscussionId }).discussionId],
};

/** Discussions and communities as what people follow and are told of. */
export class CommunitySubjects {
  constructor(
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
  ) {}

  all(): NoticeSubjectSource[] {
    return [
      {
        ...{ kind: 'discussione', followable: true, cards: (ids) => this.discussionCards(ids.filter(isUuid) as DiscussionId[]) },
        marks: { ...DISCUSSION_MARKS, of: (ids) => marksOfDiscussions(this.discussions, ids.filter(isUuid) as DiscussionId[]) },
      },
      // Nobody refers to an answer by itself: it is what a sheet is made of.
      {
        ...{ kind: ANSWER_SUBJECT, followable: false, cards: (ids) => this.discussionCards(ids.filter(isUuid) as DiscussionId[]) },
        marks: { ...DISCUSSION_MARKS, of: (ids) => marksOfAnswers(this.discussions, ids.filter(isUuid) as DiscussionId[]) },
      },
      // Nobody follows a post: it stands in notices for whether it may still be read.
      { kind: 'messaggio', followable: false, cards: (ids) => this.postCards(ids.filter(isUuid) as PostId[]) },
      { kind: 'community', followable: true, topics: [...POST_TOPICS, ...MEETING_TOPICS], cards: (ids) => this.communityCards(ids.filter(isUuid) as CommunityId[]) },
    ];
  }

  private async discussionCards(ids: readonly DiscussionId[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const asked = await this.discussions.find(ids);
    // One that was merged into another is that one.
    const into = await this.discussions.find([...new Set(asked.flatMap(({ movedTo }) => movedTo ?? []))]);
    const found = asked.map((each) => ({ ...(into.find(({ id }) => id === each.movedTo) ?? each), asked: each.id }));
    const communities = new Map((await this.communities.find([...new Set(found.map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
    return new Map(
      found.flatMap(({ id, asked: known, communityId, title, movedTo, solvedSequence, closed }) => {
        const community = communities.get(communityId);
        return community && movedTo === null ? [[known, { title, href: discussionHref(community.key, id), audience: audienceOf(community), label: 'Discussione', place: community.title, state: solvedSequence !== null ? 'Risolta' : closed ? 'Chiusa' : 'Aperta' }] as const] : [];
      }),
    );
  }

  private async postCards(ids: readonly PostId[]): Promise<ReadonlyMap<string, SubjectCard>> {
    const found = (await this.discussions.findPosts(ids)).filter(({ withdrawnAt, hiddenAt }) => withdrawnAt === null && hiddenAt === null);
    const cards = await this.discussionCards([...new Set(found.map(({ discussionId }) => discussionId))]);
    return new Map(found.flatMap(({ id, discussionId }) => (cards.has(discussionId) ? [[id, cards.get(discussionId)!] as const] : [])));
  }

  private async communityCards(ids: readonly CommunityId[]): Promise<ReadonlyMap<string, SubjectCard>> {
    return new Map((await this.communities.find(ids)).map((community) => [community.id, { title: community.title, href: `/community/${community.key}`, audience: audienceOf(community) }]));
  }
}

import type { PersonId } from '@province-comuni/shared-kernel';
import type { CommunityId, DiscussionId, PostId } from './ids.js';

/** What happens in communities and others may follow. What an open page hears is the log of the community, not these. */
export type CommunitiesEvent =
  | { readonly kind: 'communities.post-added'; readonly payload: { readonly communityId: CommunityId; readonly discussionId: DiscussionId; readonly postId: PostId } }
  | { readonly kind: 'communities.discussion-changed'; readonly payload: { readonly communityId: CommunityId; readonly discussionId: DiscussionId } }
  /** `by`: who took it away. */
  | { readonly kind: 'communities.post-withdrawn'; readonly payload: { readonly communityId: CommunityId; readonly postId: PostId; readonly by: PersonId; readonly byName: string } }
  | { readonly kind: 'communities.answer-asked'; readonly payload: { readonly communityId: CommunityId; readonly discussionId: DiscussionId; readonly personId: PersonId } }
  | { readonly kind: 'communities.member-left'; readonly payload: { readonly communityId: CommunityId; readonly personId: PersonId } }
  | { readonly kind: 'communities.moderation-changed'; readonly payload: { readonly communityId: CommunityId } };

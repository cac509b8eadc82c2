import type { PersonId } from '@province-comuni/shared-kernel';
import type { CommunityId, DiscussionId, PostId } from './ids.js';

/** What happens in communities and others may follow. `sequence` is the entry of the community's log; what an open page hears is the log, not these. */
export type CommunitiesEvent =
  | { readonly kind: 'communities.post-added'; readonly payload: { readonly communityId: CommunityId; readonly discussionId: DiscussionId; readonly postId: PostId; readonly sequence: number } }
  | { readonly kind: 'communities.discussion-changed'; readonly payload: { readonly communityId: CommunityId; readonly discussionId: DiscussionId; readonly sequence: number } }
  | { readonly kind: 'communities.member-left'; readonly payload: { readonly communityId: CommunityId; readonly personId: PersonId } };

import type { PersonId } from '@province-comuni/shared-kernel';
import type { CommunityId, DiscussionId, PostId } from './ids.js';

/** What happens in communities and others may follow. What an open page hears is the log of the community, not these. */
export type CommunitiesEvent =
  /** `sequence`: its number; not said: it may be any. */
  | { readonly kind: 'communities.post-added'; readonly payload: { readonly communityId: CommunityId; readonly discussionId: DiscussionId; readonly postId: PostId; readonly sequence?: number } }
  /** `sequence`: number of the post that alone changed; not said: all of it may have. */
  | { readonly kind: 'communities.discussion-changed'; readonly payload: { readonly communityId: CommunityId; readonly discussionId: DiscussionId; readonly sequence?: number } }
  /** Its author changed its words. */
  | { readonly kind: 'communities.post-edited'; readonly payload: { readonly communityId: CommunityId; readonly postId: PostId } }
  /** `by`: who took it away. */
  | { readonly kind: 'communities.post-withdrawn'; readonly payload: { readonly communityId: CommunityId; readonly postId: PostId; readonly by: PersonId; readonly byName: string } }
  | { readonly kind: 'communities.answer-asked'; readonly payload: { readonly communityId: CommunityId; readonly discussionId: DiscussionId; readonly personId: PersonId } }
  | { readonly kind: 'communities.member-left'; readonly payload: { readonly communityId: CommunityId; readonly personId: PersonId } }
  /** Somebody may do less there than before, and stays a member; null: it may be anybody. */
  | { readonly kind: 'communities.rights-narrowed'; readonly payload: { readonly communityId: CommunityId; readonly personId: PersonId | null } }
  /** Who may read a post, or (null) the posts of a discussion, changed: so do quotes of them. */
  | { readonly kind: 'communities.quotes-unsettled'; readonly payload: { readonly discussionId: DiscussionId; readonly postId: PostId | null } }
  | { readonly kind: 'communities.moderation-changed'; readonly payload: { readonly communityId: CommunityId } };

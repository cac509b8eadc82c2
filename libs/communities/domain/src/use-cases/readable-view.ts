import type { DiscussionId } from '@province-comuni/communities-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import type { Community, CommunityMember } from '../community/community.js';
import { CommunityClosed, CommunityNotFound, GuidelinesChanged, MembersWrite, WritingSuspended } from '../errors.js';
import { canRead, canWrite, isMember, mustAcceptGuidelines } from '../policies/community.policy.js';
import type { DiscussionRepository, DiscussionView } from '../ports/discussion-repository.port.js';

/** Why nobody writes in a community whose work is over. */
export const CLOSED = 'La community è chiusa: si legge e non vi si scrive. Può riaprirla chi la modera.';

/** The discussion as the actor may see it. @throws CommunityNotFound also for what is not for him */
export async function readableView(discussions: DiscussionRepository, actor: Actor, id: DiscussionId): Promise<DiscussionView> {
  const view = await discussions.view(id, actor.kind === 'person' ? actor.personId : null);
  if (!view || !canRead(actor, view.community)) throw new CommunityNotFound();
  return view;
}

/** A discussion in which its reader has a place. */
export type WritableView = DiscussionView & { readonly own: NonNullable<DiscussionView['own']> };

/** The same, for who writes in it. @param keepsDraft what he writes is among his drafts. @throws CommunityNotFound, MembersWrite, CommunityClosed, WritingSuspended, GuidelinesChanged */
export async function writableView(discussions: DiscussionRepository, actor: SignedInActor, id: DiscussionId, keepsDraft = false): Promise<WritableView> {
  const view = await readableView(discussions, actor, id);
  return { ...view, own: writingPlace(actor, view.community, view.own, keepsDraft) };
}

/** The place of who writes in a community. @param keepsDraft what he writes is among his drafts. @throws MembersWrite, CommunityClosed, WritingSuspended, GuidelinesChanged */
export function writingPlace(actor: SignedInActor, community: Community, own: CommunityMember | null, keepsDraft = false): CommunityMember {
  if (!own || !isMember(actor, community)) throw new MembersWrite();
  if (!canWrite(actor, community)) throw new CommunityClosed(keepsDraft);
  if (own.suspendedUntil) throw new WritingSuspended(own.suspendedUntil);
  if (mustAcceptGuidelines(community, own)) throw new GuidelinesChanged();
  return own;
}

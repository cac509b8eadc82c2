import type { DiscussionId } from '@province-comuni/communities-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';
import { CommunityNotFound, MembersWrite, WritingSuspended } from '../errors.js';
import { canRead, canWrite } from '../policies/community.policy.js';
import type { DiscussionRepository, DiscussionView } from '../ports/discussion-repository.port.js';

/** The discussion as the actor may see it. @throws CommunityNotFound also for what is not for him */
export async function readableView(discussions: DiscussionRepository, actor: Actor, id: DiscussionId): Promise<DiscussionView> {
  const view = await discussions.view(id, actor.kind === 'person' ? actor.personId : null);
  if (!view || !canRead(actor, view.community)) throw new CommunityNotFound();
  return view;
}

/** A discussion in which its reader has a place. */
export type WritableView = DiscussionView & { readonly own: NonNullable<DiscussionView['own']> };

/** The same, for who writes in it. @throws CommunityNotFound, MembersWrite, WritingSuspended */
export async function writableView(discussions: DiscussionRepository, actor: SignedInActor, id: DiscussionId): Promise<WritableView> {
  const view = await readableView(discussions, actor, id);
  if (!view.own || !canWrite(actor, view.community)) throw new MembersWrite();
  if (view.own.suspendedUntil) throw new WritingSuspended(view.own.suspendedUntil);
  return { ...view, own: view.own };
}

import { CommunityNotFound } from '@province-comuni/communities-domain';
import { isUuid } from '@province-comuni/shared-kernel';

/** What can be no identifier belongs to nothing. @throws CommunityNotFound */
export function known<T extends string>(id: string): T {
  if (!isUuid(id)) throw new CommunityNotFound();
  return id as T;
}

import type { PersonId } from '@province-comuni/shared-kernel';
import { NEWSLETTER_PLACE, type UnsubscribeLinks } from '../mail/unsubscribe-links.js';
import type { NewsletterAddresses } from './newsletter-letter.js';

/** Below the address of the product: counts that a link of an issue was opened, and leads on. */
export const NEWSLETTER_LINKS_PATH = '/api/newsletter';

/** Where a letter leads. @param number of the issue; null: it is being tried, and nothing is counted */
export function addressesOf(publicUrl: string, links: UnsubscribeLinks, number: number | null, personId: PersonId): NewsletterAddresses {
  return {
    publicUrl,
    item: (place, href) => (number === null ? `${publicUrl}${href}` : `${publicUrl}${NEWSLETTER_LINKS_PATH}/${number}/${place}`),
    page: number === null ? null : `${publicUrl}/newsletter/${number}`,
    unsubscribe: links.to({ personId, communityId: NEWSLETTER_PLACE }),
  };
}

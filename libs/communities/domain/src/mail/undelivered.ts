import type { ReadMail, ReturnedLetter } from '@province-comuni/platform-ports';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/**
 * RFC 3463, permanent failures that are about the address, its mailbox or the way to it; servers that say nothing nearer say 5.0.0. The others are about the letter (too large, refused as
 * unwanted) or about us, and say nothing of the address.
 */
const ABOUT_ADDRESS = /^5\.[0124]\.\d{1,3}\b/;

/** What a delivery status notification (RFC 3464) says of a letter that never arrives; null: it is none, says that it is late or arrived, or does not name the letter. */
export function undelivered({ report }: Pick<ReadMail, 'report'>): ReturnedLetter | null {
  const letterId = report && letterOf(report.letter);
  if (!letterId) return null;
  const failed = report.recipients.filter((fields) => /^failed$/i.test(fields.get('action') ?? '') && ABOUT_ADDRESS.test(fields.get('status') ?? ''));
  const addresses = failed.flatMap((fields) => ['final-recipient', 'original-recipient'].flatMap((name) => addressOf(fields.get(name)) ?? []));
  const [first] = failed;
  return first ? { letterId, addresses: [...new Set(addresses)], said: (first.get('diagnostic-code') ?? '').replace(/^\s*smtp\s*;\s*/i, '') || first.get('status')! } : null;
}

/** Which of our letters it is: by the header that each has, which only its reader knows; some servers bring back no more than its Message-ID, which is its own where it belongs to no post. */
function letterOf(headers: ReadonlyMap<string, readonly string[]>): string | null {
  const own = new RegExp(`^(${UUID})$`).exec(headers.get('x-letter-id')?.[0] ?? '');
  return (own ?? new RegExp(`^<(${UUID})@`).exec(headers.get('message-id')?.[0] ?? ''))?.[1] ?? null;
}

/** `rfc822; Anna@Ente.example` */
function addressOf(field: string | undefined): string | null {
  return /^\s*rfc822\s*;\s*<?([^<>\s;]{1,320})>?\s*$/i.exec(field ?? '')?.[1]?.toLowerCase() ?? null;
}

import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isUuid, type PersonId } from '@province-comuni/shared-kernel';

/** Where letters are ended, below the address of the product. */
export const UNSUBSCRIBE_PATH = '/api/mail/unsubscribe';

const ID_BYTES = 16;
const SEAL_BYTES = 16;

/** Stands where a community stands in links that end the newsletter. */
export const NEWSLETTER_PLACE = '6e657773-6c65-4474-8572-000000000000';

/** Which letters a link ends: those of one community, the newsletter, or all letters of notices. */
export interface Unsubscribed {
  readonly personId: PersonId;
  /** Id of the community, or {@link NEWSLETTER_PLACE}; null: all. */
  readonly communityId: string | null;
}

/** Links that end letters without signing in (RFC 8058). They do not run out: a letter may be read years later. Nothing is stored. */
export class UnsubscribeLinks {
  private readonly key: Buffer;

  /** @param secretKey secret of the installation, at least 32 characters @param publicUrl where people reach the product, without a slash at the end */
  constructor(
    secretKey: string,
    private readonly publicUrl: string,
  ) {
    if (secretKey.length < 32) throw new Error('the secret key needs at least 32 characters');
    this.key = Buffer.from(hkdfSync('sha256', secretKey, 'province-comuni/notices', 'unsubscribe', 32));
  }

  to({ personId, communityId }: Unsubscribed): string {
    const content = Buffer.from(`${personId}${communityId ?? ''}`.replaceAll('-', ''), 'hex');
    return `${this.publicUrl}${UNSUBSCRIBE_PATH}?t=${Buffer.concat([content, this.seal(content)]).toString('base64url')}`;
  }

  /** @param token what stands behind `t=`. @returns null for what we did not make */
  read(token: string): Unsubscribed | null {
    const bytes = /^[\w-]{43,64}$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
    const length = bytes.length - SEAL_BYTES;
    if (length !== ID_BYTES && length !== 2 * ID_BYTES) return null;
    const content = bytes.subarray(0, length);
    if (!timingSafeEqual(bytes.subarray(length), this.seal(content))) return null;
    const [personId, communityId] = [uuidAt(content, 0), length > ID_BYTES ? uuidAt(content, ID_BYTES) : null];
    return isUuid(personId) && (communityId === null || isUuid(communityId)) ? { personId: personId as PersonId, communityId } : null;
  }

  private seal(content: Buffer): Buffer {
    return createHmac('sha256', this.key).update(content).digest().subarray(0, SEAL_BYTES);
  }
}

function uuidAt(bytes: Buffer, from: number): string {
  return bytes.subarray(from, from + ID_BYTES).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

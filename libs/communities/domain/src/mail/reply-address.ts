import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { DiscussionId } from '@province-comuni/communities-contract';
import { isUuid, type PersonId } from '@province-comuni/shared-kernel';

/** How long a letter may be answered, in days. */
export const ANSWERABLE_DAYS = 60;

const PREFIX = 'risposta+';
const DAY_MS = 86_400_000;
const ID_BYTES = 16;
const DAY_BYTES = 2;
/** 96 bits: who guesses a thousand million times a second needs longer than there is. */
const SEAL_BYTES = 12;
const TOKEN = /^[a-z2-7]{48}$/;

/** What an address of ours says: which discussion, until when, and whether it was made for this person. */
export interface ReadReplyAddress {
  readonly discussionId: DiscussionId;
  readonly isFor: (personId: PersonId) => boolean;
  /** First moment at which it is answered no more. */
  readonly until: Date;
}

/**
 * Addresses at which one person may answer one discussion for a time: `risposta+<48 letters>@domain`. Discussion and last day are in it, the person is in its seal only:
 * whoever else uses it is found out, and a stolen one says nothing of its owner. Nothing is stored. Letters and digits of one case: mail servers change the other.
 */
export class ReplyAddresses {
  private readonly key: Buffer;

  /** @param secretKey secret of the installation, at least 32 characters @param domain what stands behind the @ */
  constructor(
    secretKey: string,
    private readonly domain: string,
  ) {
    if (secretKey.length < 32) throw new Error('the secret key needs at least 32 characters');
    this.key = Buffer.from(hkdfSync('sha256', secretKey, 'province-comuni/communities', 'reply-address', 32));
  }

  issue(discussionId: DiscussionId, personId: PersonId, now: Date): string {
    const content = Buffer.alloc(ID_BYTES + DAY_BYTES);
    content.write(discussionId.replaceAll('-', ''), 0, 'hex');
    content.writeUInt16BE(Math.floor(now.getTime() / DAY_MS) + ANSWERABLE_DAYS + 1, ID_BYTES);
    return `${PREFIX}${base32(Buffer.concat([content, this.seal(content, personId)]))}@${this.domain}`;
  }

  /** @returns null for an address that is none of ours by its form; whether it is genuine says only {@link ReadReplyAddress.isFor} */
  read(address: string): ReadReplyAddress | null {
    const [local = '', domain, ...more] = address.toLowerCase().split('@');
    const token = local.slice(PREFIX.length);
    if (more.length > 0 || domain !== this.domain.toLowerCase() || !local.startsWith(PREFIX) || !TOKEN.test(token)) return null;
    const bytes = bytesOf(token);
    const content = bytes.subarray(0, ID_BYTES + DAY_BYTES);
    const hex = content.subarray(0, ID_BYTES).toString('hex');
    const discussionId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    if (!isUuid(discussionId)) return null;
    const isFor = (personId: PersonId): boolean => timingSafeEqual(bytes.subarray(ID_BYTES + DAY_BYTES), this.seal(content, personId));
    return { discussionId: discussionId as DiscussionId, isFor, until: new Date(content.readUInt16BE(ID_BYTES) * DAY_MS) };
  }

  private seal(content: Buffer, personId: PersonId): Buffer {
    return createHmac('sha256', this.key).update(content).update(personId).digest().subarray(0, SEAL_BYTES);
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** 30 bytes are 48 letters of five bits: nothing is left over. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => LETTERS[parseInt(five, 2)]!);
}

function bytesOf(text: string): Buffer {
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
}

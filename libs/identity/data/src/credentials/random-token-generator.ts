import { createHash, randomBytes } from 'node:crypto';
import type { TokenGenerator } from '@province-comuni/identity-domain';

/** Tokens from the system's random source. A plain digest is enough for them: 256 random bits cannot be guessed, unlike passwords. */
export class RandomTokenGenerator implements TokenGenerator {
  generate(): string {
    return randomBytes(32).toString('base64url');
  }

  digest(text: string): string {
    return createHash('sha256').update(text).digest('hex');
  }
}

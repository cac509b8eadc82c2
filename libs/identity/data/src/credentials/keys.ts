import { hkdfSync } from 'node:crypto';

/** A key of its own for each purpose, from the one secret of the installation. @throws Error for a secret too short to be one */
export function deriveKey(secretKey: string, purpose: string): Buffer {
  if (secretKey.length < 32) throw new Error('the secret key needs at least 32 characters');
  return Buffer.from(hkdfSync('sha256', secretKey, 'province-comuni/identity', purpose, 32));
}

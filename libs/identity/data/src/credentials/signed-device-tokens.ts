import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DeviceTokens } from '@province-comuni/identity-domain';
import { isUuid, type PersonId } from '@province-comuni/shared-kernel';
import { deriveKey } from './keys.js';

/** `person.device.signature`: nothing is stored; it opens nothing, it only chooses which counter of attempts applies. */
export class SignedDeviceTokens implements DeviceTokens {
  private readonly key: Buffer;

  constructor(secretKey: string) {
    this.key = deriveKey(secretKey, 'device-token');
  }

  issue(personId: PersonId): string {
    const content = `${personId}.${randomBytes(16).toString('base64url')}`;
    return `${content}.${this.sign(content)}`;
  }

  read(token: string): { readonly personId: PersonId; readonly deviceId: string } | null {
    const [personId = '', deviceId = '', signature = '', ...rest] = token.split('.');
    const expected = this.sign(`${personId}.${deviceId}`);
    if (rest.length > 0 || signature.length !== expected.length || !isUuid(personId)) return null;
    return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? { personId: personId as PersonId, deviceId } : null;
  }

  private sign(content: string): string {
    return createHmac('sha256', this.key).update(content).digest('base64url');
  }
}

import type { SecondFactorCodes } from '@province-comuni/identity-domain';
import { Secret, TOTP } from 'otpauth';
import { SecretBox } from './secret-box.js';

const PERIOD_SECONDS = 30;

/** TOTP (RFC 6238): six digits, thirty seconds, SHA-1, which is what authenticator applications read. Secrets rest sealed with AES-256-GCM. */
export class TotpCodes implements SecondFactorCodes {
  private readonly box: SecretBox;

  constructor(secretKey: string) {
    this.box = new SecretBox(secretKey, 'second-factor');
  }

  create(account: string): { readonly sealed: string; readonly uri: string } {
    const secret = new Secret({ size: 20 });
    return { sealed: this.box.seal(secret.base32), uri: this.totp(secret, account).toString() };
  }

  verify(sealed: string, code: string, now: Date): number | null {
    const token = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return null;
    const delta = this.totp(Secret.fromBase32(this.box.open(sealed))).validate({ token, timestamp: now.getTime(), window: 1 });
    return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
  }

  private totp(secret: Secret, label = ''): TOTP {
    return new TOTP({ issuer: 'Province & Comuni', label, secret, digits: 6, period: PERIOD_SECONDS, algorithm: 'SHA1' });
  }
}

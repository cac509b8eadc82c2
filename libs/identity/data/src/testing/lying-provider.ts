import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';

/** How the next ID token departs from a good one. */
export interface Lie {
  /** Claims that replace the good ones; undefined removes one. */
  readonly claims?: Record<string, unknown>;
  readonly algorithm?: 'none' | 'HS256' | 'foreign-key';
  /** Subject that UserInfo tells, when another. */
  readonly userInfoSubject?: string;
}

export const CLIENT = { clientId: 'province-comuni', clientSecret: 'secret-of-the-tests' };

/** An OpenID provider on loopback that can be made to lie. It answers any code, once; the nonce it is told is that of the flow under test. */
export class LyingProvider {
  lie: Lie = {};
  nonce = '';
  private readonly usedCodes = new Set<string>();
  private constructor(
    private readonly server: Server,
    private readonly key: CryptoKey,
    private readonly foreignKey: CryptoKey,
    readonly issuer: string,
  ) {}

  static async start(): Promise<LyingProvider> {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const { privateKey: foreignKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new LyingProvider(server, privateKey, foreignKey, issuer);
    server.on('request', async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const answer = await provider.answer(request.url ?? '', Buffer.concat(chunks).toString(), jwk);
      response.writeHead(answer ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? { error: 'invalid_grant' }));
    });
    return provider;
  }

  async stop(): Promise<void> {
    await new Promise((closed) => this.server.close(closed));
  }

  private async answer(path: string, body: string, jwk: object): Promise<object | null> {
    switch (path) {
      case '/.well-known/openid-configuration':
        return {
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/authorize`,
          token_endpoint: `${this.issuer}/token`,
          userinfo_endpoint: `${this.issuer}/userinfo`,
          jwks_uri: `${this.issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['pairwise'],
          id_token_signing_alg_values_supported: ['RS256'],
          authorization_response_iss_parameter_supported: true,
        };
      case '/jwks':
        return { keys: [jwk] };
      case '/userinfo':
        return { sub: this.lie.userInfoSubject ?? 'subject-1', given_name: 'Ada', family_name: 'Neri', email: 'ada@example.it' };
      case '/token':
        return this.token(new URLSearchParams(body).get('code') ?? '');
      default:
        return null;
    }
  }

  private async token(code: string): Promise<object | null> {
    if (this.usedCodes.has(code)) return null;
    this.usedCodes.add(code);
    return { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: await this.idToken() };
  }

  private async idToken(): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const good = { iss: this.issuer, sub: 'subject-1', aud: CLIENT.clientId, nonce: this.nonce, acr: 'https://www.spid.gov.it/SpidL2', iat: now, exp: now + 300 };
    const claims = { ...good, ...this.lie.claims };
    if (this.lie.algorithm === 'none') return new UnsecuredJWT(claims).encode();
    if (this.lie.algorithm === 'HS256') return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new TextEncoder().encode(CLIENT.clientSecret.padEnd(32, 'x')));
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(this.lie.algorithm === 'foreign-key' ? this.foreignKey : this.key);
  }
}

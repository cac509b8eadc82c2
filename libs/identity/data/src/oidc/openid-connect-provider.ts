import { IdentityError, type ExternalFlow, type ExternalSignIn, type IdentityProvider } from '@province-comuni/identity-domain';
import * as oidc from 'openid-client';

/** How an installation reaches its identity provider: Keycloak, a SPID/CIE proxy, an Ente's own. */
export interface OpenIdConnectSettings {
  /** Issuer as its metadata state it; the rest is discovered. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Address of our callback, registered at the provider, to the letter. */
  readonly redirectUri: string;
  /** Levels of assurance let in, the one asked for first: `https://www.spid.gov.it/SpidL2`, … Empty: any, and none counts as a second factor. */
  readonly acceptedAcr: readonly string[];
  /** Names of the claims that carry the two names. */
  readonly claims?: { readonly name: string; readonly surname: string };
  /** Plain HTTP, for a provider on loopback in tests only. */
  readonly allowInsecureRequests?: boolean;
}

const TIMEOUT_SECONDS = 10;

/** A plain OpenID Connect client: code, PKCE S256, state, nonce; issuer, audience, signature and level checked. Tokens are dropped once read. */
export class OpenIdConnectProvider implements IdentityProvider {
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(private readonly settings: OpenIdConnectSettings) {}

  async begin(): Promise<{ readonly url: string; readonly flow: ExternalFlow }> {
    const configuration = await this.configuration();
    const flow: ExternalFlow = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.redirectUri,
      scope: 'openid profile',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.codeVerifier),
      code_challenge_method: 'S256',
      ...(this.settings.acceptedAcr[0] ? { acr_values: this.settings.acceptedAcr[0] } : {}),
    });
    return { url: url.href, flow };
  }

  async complete(query: string, flow: ExternalFlow): Promise<ExternalSignIn> {
    try {
      const configuration = await this.configuration();
      // The address is ours by configuration: what a Host header says has no part in it.
      const current = new URL(`${this.settings.redirectUri}?${query}`);
      const tokens = await oidc.authorizationCodeGrant(configuration, current, {
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        pkceCodeVerifier: flow.codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const { acceptedAcr, clientId } = this.settings;
      // The library compares `azp` only where there are several audiences.
      const forAnother = claims.azp !== undefined && claims.azp !== clientId;
      if (forAnother || (acceptedAcr.length > 0 && !acceptedAcr.some((acr) => acr === claims.acr))) throw new IdentityError('IDENTITY.EXTERNAL_SIGN_IN_REFUSED');
      // SPID proxies give the names by UserInfo only; its subject must be the one of the token.
      const profile = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      const names = this.settings.claims ?? { name: 'given_name', surname: 'family_name' };
      const text = (claim: string): string => String(profile[claim] ?? claims[claim] ?? '');
      return { issuer: claims.iss, subject: claims.sub, name: text(names.name), surname: text(names.surname), strong: acceptedAcr.length > 0 };
    } catch (error) {
      throw refusal(error);
    }
  }

  private configuration(): Promise<oidc.Configuration> {
    // A provider that was down is asked again by the next person; only a success is kept.
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = undefined;
      throw error;
    });
    return this.discovered;
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret, allowInsecureRequests } = this.settings;
    const configuration = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
      timeout: TIMEOUT_SECONDS,
      execute: allowInsecureRequests ? [oidc.allowInsecureRequests] : [],
    });
    // Without this the signature of a token that came straight over TLS would be trusted unread.
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  }
}

/** Whatever did not fit is one refusal: the reason stays in `cause`, for the log. */
function refusal(error: unknown): IdentityError {
  if (error instanceof IdentityError) return error;
  return Object.assign(new IdentityError('IDENTITY.EXTERNAL_SIGN_IN_REFUSED'), { cause: error });
}

import type { OpenIdConnectSettings } from '@province-comuni/identity-data';

/** What an installation decides about accounts. */
export interface IdentityConfig {
  /** Where people reach the product, without a slash at the end: `https://comuni.example.it`. */
  readonly publicUrl: string;
  /** True behind HTTPS: cookies get `Secure` and the `__Host-` prefix. False only on loopback. */
  readonly secureCookies: boolean;
  /** Secret of the installation, 32 characters at least; losing it makes second factors unreadable. */
  readonly secretKey: string;
  /** UPI's staff holds its roles only after a one-time code (ASVS 6.3.3). Production: true. */
  readonly requireStaffSecondFactor?: boolean;
  /** Sign-in through an OpenID Connect provider beside local accounts; its callback is `<publicUrl>/auth/oidc/callback`. */
  readonly oidc?: OidcConfig;
}

/** The provider, and what the button says. */
export interface OidcConfig extends Omit<OpenIdConnectSettings, 'redirectUri'> {
  /** "Entra con SPID o CIE". */
  readonly label: string;
}

export const IDENTITY_CONFIG = Symbol('IdentityConfig');

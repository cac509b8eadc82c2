import type { PersonId } from '@province-comuni/shared-kernel';

/** Somebody at an identity provider: the pair, never the address of mail, says who it is (ASVS 6.8.1). */
export interface ExternalIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** What the provider vouched for. */
export interface ExternalSignIn extends ExternalIdentity {
  readonly name: string;
  readonly surname: string;
  /** The level that the installation asks for was reached: it stands for a second factor. */
  readonly strong: boolean;
}

/** Secrets of one sign-in under way; the browser carries them sealed. */
export interface ExternalFlow {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** An OpenID Connect provider: authorization code with PKCE. */
export interface IdentityProvider {
  /** Where to send the browser, and what to keep for its return. @throws when the provider cannot be reached */
  begin(): Promise<{ readonly url: string; readonly flow: ExternalFlow }>;
  /**
   * Turns the browser's return into who it is.
   * @param query what stands after `?` in the return
   * @throws IdentityError EXTERNAL_SIGN_IN_REFUSED for whatever does not fit: state, nonce, code, signature, issuer, audience, level
   */
  complete(query: string, flow: ExternalFlow): Promise<ExternalSignIn>;
}

export interface ExternalIdentityRepository {
  findPersonId(identity: ExternalIdentity): Promise<PersonId | null>;
  /** False when the identity belongs to another person. Binding twice to the same person does no harm. */
  bind(identity: ExternalIdentity, personId: PersonId, at: Date): Promise<boolean>;
}

export const IDENTITY_PROVIDER = Symbol('IdentityProvider');
export const EXTERNAL_IDENTITY_REPOSITORY = Symbol('ExternalIdentityRepository');

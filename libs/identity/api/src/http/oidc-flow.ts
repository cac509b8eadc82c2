import { SecretBox } from '@province-comuni/identity-data';
import type { ExternalFlow } from '@province-comuni/identity-domain';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';

/** A sign-in at the provider is done within this time. */
export const FLOW_SECONDS = 600;

/** What a sign-in under way is for. */
export interface OidcFlow extends ExternalFlow {
  /** Token of the invitation to accept on return. */
  readonly invitation?: string | undefined;
  /** Who wants the identity bound to his account: the same person must be signed in on return. */
  readonly bindTo?: PersonId | undefined;
  /** Page of ours that the person wanted to reach: path and what follows it. */
  readonly wanted?: string | undefined;
}

/** Keeps a sign-in under way in the browser, sealed: it can be neither read nor made there, and a second copy of the product opens it too. */
export class OidcFlowSeal {
  private readonly box: SecretBox;

  constructor(
    secretKey: string,
    private readonly clock: Clock,
  ) {
    this.box = new SecretBox(secretKey, 'oidc-flow');
  }

  seal(flow: OidcFlow): string {
    return this.box.seal(JSON.stringify({ ...flow, startedAt: this.clock.now().getTime() }));
  }

  /** Null for what we did not seal, or too long ago. */
  open(sealed: string | undefined): OidcFlow | null {
    if (!sealed) return null;
    try {
      const { startedAt, ...flow } = JSON.parse(this.box.open(sealed)) as OidcFlow & { startedAt: number };
      return this.clock.now().getTime() - startedAt <= FLOW_SECONDS * 1000 ? flow : null;
    } catch {
      return null;
    }
  }
}

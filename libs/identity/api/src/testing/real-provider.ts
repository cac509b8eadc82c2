import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';

/** Who signs in next at the provider. */
export interface ProviderAccount {
  readonly subject: string;
  readonly acr?: string;
}

export const SPID_L2 = 'https://www.spid.gov.it/SpidL2';

const SIGN_IN_PAGE = '<!doctype html><html lang="it"><title>Gestore dell’identità</title><link rel="icon" href="data:,"><form method="post"><label>Codice <input name="codice" required></label><button>Conferma</button></form></html>';

interface KoaContext {
  readonly oidc: { readonly session?: { readonly accountId?: string }; readonly client?: { readonly clientId: string } };
}

/** `oidc-provider` on loopback. Its sign-in page asks nothing: it is whoever the test says; with a page, whoever the person at the browser says. */
export class RealProvider {
  account: ProviderAccount = { subject: 'subject-1', acr: SPID_L2 };
  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  /** @param withPage whether people write who they are, in the field `Codice` of a page */
  static async start(redirectUri: string, { withPage = false } = {}): Promise<RealProvider> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const real = new RealProvider(server, issuer);
    const provider: Provider = new Provider(issuer, {
      clients: [{ client_id: 'province-comuni', client_secret: 'secret-of-the-tests', redirect_uris: [redirectUri] }],
      cookies: { keys: ['key of the tests'] },
      acrValues: [SPID_L2, 'https://www.spid.gov.it/SpidL1'],
      claims: { openid: ['sub'], profile: ['given_name', 'family_name'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
      findAccount: (_context: unknown, subject: string) => ({ accountId: subject, claims: () => ({ sub: subject, given_name: 'Livia', family_name: 'Verdi', email: 'livia@example.it' }) }),
      loadExistingGrant: async (context: KoaContext) => {
        const grant = new provider.Grant({ accountId: context.oidc.session?.accountId, clientId: context.oidc.client?.clientId });
        grant.addOIDCScope('openid profile');
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    server.on('request', async (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return answer(request, response);
      if (withPage && request.method === 'GET') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(SIGN_IN_PAGE);
      const written = withPage ? new URLSearchParams(await text(request)).get('codice') : null;
      const { subject, acr } = written === null ? real.account : { subject: written, acr: SPID_L2 };
      await provider.interactionFinished(request, response, { login: { accountId: subject, ...(acr ? { acr } : {}) } });
    });
    return real;
  }

  /** Walks a browser that is new to the provider from the authorization address to the return; answers path and query of it. */
  async walk(authorization: string): Promise<string> {
    const jar = new Map<string, string>();
    let address = authorization;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await fetch(address, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        if (value) jar.set(name!, value);
        else jar.delete(name!);
      }
      const next = response.headers.get('location');
      if (!next) throw new Error(`the provider stopped at ${response.status}: ${await response.text()}`);
      address = new URL(next, address).href;
      if (!address.startsWith(this.issuer)) {
        const { pathname, search } = new URL(address);
        return pathname + search;
      }
    }
    throw new Error('the provider redirects for ever');
  }

  async stop(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    // A browser keeps its connections open.
    this.server.closeAllConnections();
    await closed;
  }
}

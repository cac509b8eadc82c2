/** How a browser's requests reach the product: a copy itself, or what stands in front of several. */
export interface Way {
  inject(request: { readonly method: 'GET' | 'POST'; readonly url: string; readonly headers: Record<string, string>; readonly payload?: object | Buffer }): Promise<{ readonly statusCode: number; readonly headers: Record<string, string | string[] | number | undefined>; readonly body: string; readonly rawPayload: Buffer }>;
}

/** A browser's way to the api: keeps the session cookie, sends what the pages send. */
export class GraphqlClient {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly app: Way) {}

  /** @throws Error when GraphQL answers with errors */
  async request<T = Record<string, never>>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.raw<T>(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async raw<T>(query: string, variables: Record<string, unknown> = {}): Promise<{ data: T; errors?: { message: string; extensions?: { code?: string } }[] }> {
    const response = await this.app.inject({ method: 'POST', url: '/graphql', headers: this.headers(), payload: { query, variables } });
    this.keepCookies(response.headers['set-cookie']);
    return JSON.parse(response.body) as { data: T };
  }

  async post(url: string, payload: object, headers: Record<string, string> = {}): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }> {
    const response = await this.app.inject({ method: 'POST', url, headers: { ...this.headers(), ...headers }, payload });
    return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers };
  }

  async get(url: string): Promise<{ status: number; bytes: Buffer; headers: Record<string, unknown> }> {
    const response = await this.app.inject({ method: 'GET', url, headers: this.headers() });
    return { status: response.statusCode, bytes: response.rawPayload, headers: response.headers };
  }

  /** Sends a body that is a file. */
  async upload(url: string, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await this.app.inject({ method: 'POST', url, headers: { ...this.headers(), 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ...headers }, payload: Buffer.from(bytes) });
    return { status: response.statusCode, body: JSON.parse(response.body) as Record<string, unknown> };
  }

  async signIn(email: string, password: string): Promise<void> {
    const { signIn } = await this.request<{ signIn: { __typename: string } }>('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email, password } });
    if (signIn.__typename !== 'SignedIn') throw new Error(`sign-in answered ${signIn.__typename}`);
  }

  /** What a browser sends back of what it was given. */
  cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private headers(): Record<string, string> {
    return { 'content-type': 'application/json', host: 'localhost:3000', 'sec-fetch-site': 'same-origin', ...(this.cookies.size > 0 ? { cookie: this.cookie() } : {}) };
  }

  private keepCookies(header: string | string[] | number | undefined): void {
    for (const cookie of [header ?? []].flat()) {
      const [name, value] = String(cookie).split(';')[0]!.split('=') as [string, string];
      this.cookies.set(name, value);
    }
  }
}

import type { Page } from 'playwright-core';

/** What a page may ask of the api in the name of who is signed in there; for preparing what a journey only looks at. */
export class ApiOfPage {
  constructor(private readonly page: Page) {}

  /** @throws Error when GraphQL answers with errors */
  async graphql<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const answer = await this.page.evaluate(
      async (body) => (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' }, body })).json() as Promise<{ data: unknown; errors?: unknown }>,
      JSON.stringify({ query, variables }),
    );
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data as T;
  }

  /** Calls a mutation of one input. @returns its answer, with what `more` asks for */
  async change<T = { __typename: string }>(mutation: string, input: object, more = '', type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`): Promise<T & { __typename: string }> {
    const data = await this.graphql<Record<string, T & { __typename: string }>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${more} } }`, { input });
    return data[mutation]!;
  }

  /** Takes acts out as files; the bytes of the answer as text. */
  exportText(instanceId: string, actKeys: readonly string[], format: string): Promise<string> {
    return this.page.evaluate(async ({ id, body }) => (await fetch(`/api/instances/${id}/exports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text(), { id: instanceId, body: JSON.stringify({ actKeys, formats: [format] }) });
  }

  /** Brings a file in as the page of uploads does (tus). @returns id of the upload */
  upload(enteId: string, fileName: string, text: string): Promise<string> {
    return this.page.evaluate(
      async (file) => {
        const encoded = (value: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(value)));
        const bytes = new TextEncoder().encode(file.text);
        const tus = { 'tus-resumable': '1.0.0' };
        const created = await fetch('/api/uploads', { method: 'POST', headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${encoded(file.fileName)},enteId ${encoded(file.enteId)},clientKey ${encoded(crypto.randomUUID())}` } });
        const address = created.headers.get('location')!;
        await fetch(address, { method: 'PATCH', headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: bytes });
        const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        await fetch(`${address}/finish`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ sha256 }) });
        return address.split('/').at(-1)!;
      },
      { enteId, fileName, text },
    );
  }
}

import type { Locator, Page } from 'playwright-core';

/** The search as people use it: the box of every page, and the page of results. */
export class Search {
  constructor(private readonly page: Page) {}

  get box(): Locator {
    return this.page.getByRole('combobox', { name: 'Cerca in tutto il sito' });
  }

  /** The options under the box; there are some when the list is open. */
  get options(): Locator {
    return this.page.getByRole('option');
  }

  get hits(): Locator {
    return this.page.getByRole('main').getByRole('list').getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3 }) });
  }

  /** Opens the results of a search and waits for them. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.getByRole('heading', { name: /risultat/, level: 2 }).waitFor();
  }

  /** The option that Enter would take. */
  async activeOption(): Promise<string> {
    const id = await this.box.getAttribute('aria-activedescendant');
    return id === null ? '' : ((await this.page.locator(`[id="${id}"]`).textContent()) ?? '');
  }

  /** Goes to the next option with the arrow, and waits until it is the active one. */
  async nextOption(): Promise<string> {
    const before = await this.box.getAttribute('aria-activedescendant');
    await this.page.keyboard.press('ArrowDown');
    await this.page.waitForFunction((id) => document.activeElement?.getAttribute('aria-activedescendant') !== id, before);
    return this.activeOption();
  }

  /** What screen readers are told of the suggestions. */
  get announcement(): Locator {
    return this.page.getByRole('status').filter({ hasText: /suggeriment/ });
  }

  /** Asks until the index of the fresh product was built. */
  async ready(): Promise<void> {
    while (!(await this.isReady()));
  }

  private async isReady(): Promise<boolean> {
    return this.page.evaluate(async () => {
      const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' }, body: JSON.stringify({ query: '{ search(input: { query: "provincia" }) { ... on SearchPage { ready } } }' }) });
      return ((await answer.json()) as { data: { search: { ready: boolean } } }).data.search.ready;
    });
  }
}

import type { Locator, Page } from 'playwright-core';

/** The upgrade room, by what a person does in it. */
export class UpgradeRoom {
  constructor(readonly page: Page) {}

  /** The line that says how much is left to decide. */
  left(): Locator {
    return this.page.getByRole('status').filter({ hasText: /da decidere|Niente da decidere/ });
  }

  list(group: string): Locator {
    return this.page.getByRole('navigation', { name: 'Clausole' }).getByRole('region', { name: new RegExp(`^${group}`) });
  }

  async open(clause: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Clausole' }).getByRole('button', { name: new RegExp(`^${clause}`) }).click();
    await this.title(clause).waitFor();
  }

  title(clause: string): Locator {
    return this.page.getByRole('heading', { level: 2, name: clause, exact: true });
  }

  column(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Makes a choice and waits until the server has it. */
  async choose(choice: string): Promise<void> {
    await this.saved(() => this.page.getByRole('group', { name: 'Che cosa fate' }).getByRole('button', { name: choice, exact: true }).click());
  }

  async saved(act: () => Promise<unknown>): Promise<void> {
    const answer = this.page.waitForResponse((response) => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('mutation'));
    await act();
    await answer;
  }
}

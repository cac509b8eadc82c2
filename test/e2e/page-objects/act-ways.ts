import type { Locator, Page } from 'playwright-core';

/** The page of the approval of acts, by what a person does on it. */
export class ActWays {
  constructor(readonly page: Page) {}

  /** The card of an act. */
  of(act: string): Locator {
    return this.page.getByRole('region', { name: act, exact: true });
  }

  /** Takes a step in its dialog; `values` by label of the field. */
  async take(step: string, act: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page.getByRole('button', { name: `${step}: ${act}`, exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    for (const [label, value] of Object.entries(values)) await dialog.getByLabel(new RegExp(`^${label}`)).fill(value);
    await dialog.getByRole('button', { name: 'Conferma', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}

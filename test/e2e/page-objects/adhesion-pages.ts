import type { Locator, Page } from 'playwright-core';
import { ApiOfPage } from './api-of-page.js';

/** The board of adhesions and the page of one Ente, by what a person does on them. */
export class AdhesionPages {
  constructor(readonly page: Page) {}

  /** Opens the invitation with nobody chosen yet. */
  async openInvitation(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Invita Enti' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Invita Enti alla convenzione' });
    await dialog.getByRole('button', { name: 'Togli la scelta a tutti' }).click();
    return dialog;
  }

  /** Takes a step of an adhesion in its dialog; `values` by label of the field. */
  async take(step: string, values: Readonly<Record<string, string>>): Promise<Locator> {
    await this.page.getByRole('button', { name: step }).click();
    const dialog = this.page.getByRole('dialog');
    for (const [label, value] of Object.entries(values)) await dialog.getByLabel(new RegExp(`^${label}`)).fill(value);
    await dialog.getByRole('button', { name: 'Conferma' }).click();
    return dialog;
  }
}

/** The personal link in the last letter to an address. @param office page of who reads the mail of the installation */
export async function linkInLetter(office: Page, to: string): Promise<string> {
  const { mailOutbox } = await new ApiOfPage(office).graphql<{ mailOutbox: { items: { to: string; text: string }[] } }>('{ mailOutbox { items { to text } } }');
  const link = new URL(/http\S+#[\w-]+/.exec(mailOutbox.items.find((letter) => letter.to === to)!.text)![0]);
  return link.pathname + link.hash;
}

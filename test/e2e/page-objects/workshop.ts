import type { Locator, Page } from 'playwright-core';

/** The model workshop, by what a curator does in it. */
export class Workshop {
  constructor(readonly page: Page) {}

  /** A line of the tree of acts and clauses. */
  line(name: RegExp): Locator {
    return this.page.getByRole('treeitem', { name }).first();
  }

  async openClause(name: RegExp): Promise<void> {
    await this.line(name).click();
    await this.page.getByRole('heading', { level: 2, name }).waitFor();
    await this.text().waitFor();
  }

  async openSection(name: string): Promise<void> {
    const link = this.page.getByRole('navigation', { name: /Il resto del modello|Verso la pubblicazione/ }).getByRole('link', { name: new RegExp(`^${name}`) });
    await link.click();
    await link.and(this.page.locator('[aria-current="page"]')).waitFor();
    await this.page.locator('.pc-skeleton').first().waitFor({ state: 'detached' });
  }

  /** The text of the clause that is open. */
  text(): Locator {
    return this.page.getByRole('textbox', { name: 'Testo della clausola' });
  }

  /** Writes at the end of the text. */
  async write(words: string): Promise<void> {
    // Not by a click: the browser would put the cursor there after the keys have begun.
    await this.text().focus();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(words);
  }

  /** Puts the value of a question where the cursor is. */
  async insertVariable(label: string): Promise<void> {
    await this.page.getByRole('toolbar', { name: 'Strumenti di scrittura' }).getByRole('combobox', { name: 'Inserisci un dato' }).selectOption({ label });
  }

  /** Does something that writes in the draft, and waits for the answer of the server. */
  async saved(act: () => Promise<unknown>): Promise<void> {
    const answer = this.page.waitForResponse((response) => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('mutation'));
    await act();
    await answer;
    await this.page.getByText(/^Salvato \d/).waitFor();
  }

  async saveClause(): Promise<void> {
    await this.saved(() => this.page.getByRole('button', { name: 'Salva la clausola' }).click());
    await this.page.getByText('Non ancora salvato.').waitFor({ state: 'detached' });
  }

  /** Tries the draft with a form and a level. */
  async tryWith(form: string, level: string): Promise<void> {
    const bar = this.page.getByRole('group', { name: 'Prova e verifica' });
    await bar.getByRole('combobox', { name: 'e livello' }).selectOption({ label: level });
    await bar.getByRole('combobox', { name: 'Prova con' }).selectOption({ label: form });
  }

  preview(): Locator {
    return this.page.getByRole('region', { name: /^Anteprima/ });
  }

  async check(): Promise<Locator> {
    const button = this.page.getByRole('button', { name: /^Verifica/ });
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    return this.page.getByRole('region', { name: 'Verifica' });
  }
}

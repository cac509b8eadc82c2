import type { Locator, Page } from 'playwright-core';

/** The pages that bring an existing convention in, by what a person does in them. */
export class ConventionImport {
  constructor(readonly page: Page) {}

  /** Chooses the cell and the file, and waits for the comparison. */
  async send(form: string, level: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.page.getByLabel(form, { exact: true }).check();
    await this.page.getByLabel(level, { exact: true }).check();
    await this.page.getByLabel('Documento della convenzione').setInputFiles(file);
    await this.page.getByRole('button', { name: 'Leggi il documento' }).click();
  }

  clause(label: RegExp): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3, name: label }) });
  }

  /** Says where a clause goes, and waits until the server has it. */
  async decide(label: RegExp, target?: RegExp): Promise<void> {
    const clause = this.clause(label);
    if (target) {
      const select = clause.getByLabel('Diventa');
      await select.selectOption({ label: (await select.locator('option').filter({ hasText: target }).first().textContent())! });
    }
    await this.saved(() => clause.getByRole('button', { name: /^Conferma: / }).click());
  }

  async acceptSure(): Promise<void> {
    await this.saved(() => this.page.getByRole('button', { name: /^Accetta tutte le proposte sicure/ }).click());
  }

  pending(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  private async saved(act: () => Promise<unknown>): Promise<void> {
    const answered = this.page.waitForResponse((response) => response.url().endsWith('/graphql') && response.request().method() === 'POST');
    await act();
    await (await answered).finished();
  }
}

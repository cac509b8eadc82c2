import type { Download, Locator, Page } from 'playwright-core';

/** Good practices as a person uses them: list, comparison, sheet. */
export class Practices {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Buone pratiche' }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Buone pratiche' }).waitFor();
  }

  async filterBy(value: RegExp): Promise<void> {
    await this.page.getByRole('region', { name: 'Filtri' }).getByRole('checkbox', { name: value }).check();
  }

  card(ente: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3 }), hasText: ente });
  }

  /** Names of the Enti of the sheets listed, in order. */
  async listed(): Promise<string[]> {
    return this.page.locator('main').getByRole('checkbox', { name: /^Confronta:/ }).evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')!.replace('Confronta: ', '')));
  }

  async compare(enti: readonly string[]): Promise<void> {
    for (const ente of enti) await this.page.getByRole('checkbox', { name: `Confronta: ${ente}` }).check();
    await this.page.getByRole('region', { name: 'Schede da confrontare' }).getByRole('link', { name: `Confronta (${enti.length})` }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Buone pratiche a confronto' }).waitFor();
  }

  /** A line of the comparison, by what it is about. */
  line(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) });
  }

  async showOnlyDifferences(): Promise<void> {
    await this.page.getByRole('checkbox', { name: 'Solo differenze' }).check();
  }

  async export(format: 'PDF' | 'DOCX' | 'ODT'): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('link', { name: `Esporta ${format}` }).click();
    return download;
  }

  async openSheet(title: RegExp): Promise<void> {
    await this.page.getByRole('link', { name: title }).first().click();
    await this.page.getByRole('heading', { level: 2, name: 'In sintesi' }).waitFor();
  }

  async sayReused({ since, changes }: { readonly since: string; readonly changes: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'L’abbiamo ripresa' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'L’abbiamo ripresa' });
    await dialog.getByLabel(/^Da quando/).fill(since);
    await dialog.getByLabel(/^Che cosa avete cambiato/).fill(changes);
    await dialog.getByRole('button', { name: 'Registra' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}

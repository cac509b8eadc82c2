import type { Locator, Page } from 'playwright-core';

/** A file as a person has it on his computer. */
export interface OwnFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The library as a person uses it: by what is written on the pages. */
export class Library {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/documenti');
    await this.page.getByRole('heading', { level: 1, name: 'Documenti', exact: true }).waitFor();
  }

  /** Chooses files on the page of new documents. */
  async choose(files: OwnFile[]): Promise<void> {
    // They travel to the browser first, all of them: on a busy machine for longer than a page takes to answer.
    await this.page.locator('main input[type=file]').first().setInputFiles(files, { timeout: 60_000 });
  }

  /** The tray says how many of the files have arrived. */
  async arrived(done: number, of: number): Promise<void> {
    await this.page.getByText(of === 1 ? `Caricamenti: ${done} di un file` : `Caricamenti: ${done} di ${of} file`, { exact: true }).first().waitFor({ timeout: 90_000 });
  }

  /** What is said of one file that has arrived. */
  entry(fileName: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3, name: new RegExp(`^${fileName.replace(/[.]/g, '\\.')}`) }) });
  }

  /** Looks for words in the whole product from the box of the library. */
  async find(words: string): Promise<void> {
    await this.page.getByRole('search', { name: 'Cerca nei documenti e dentro i file' }).getByRole('searchbox').fill(words);
    await this.page.getByRole('search', { name: 'Cerca nei documenti e dentro i file' }).getByRole('button', { name: 'Cerca' }).click();
    await this.page.waitForURL(/\/cerca\?/);
  }
}

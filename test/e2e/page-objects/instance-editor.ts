import type { Locator, Page, Download } from 'playwright-core';

/** The editor of an instance, by what a person does in it. */
export class InstanceEditor {
  constructor(readonly page: Page) {}

  async openStep(title: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Domande' }).getByRole('button', { name: new RegExp(`^${title}`) }).click();
    await this.page.locator('#passo-titolo', { hasText: title }).waitFor();
  }

  /** Types an answer and leaves the field, then waits until the server has it. */
  async type(question: RegExp, text: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: question });
    await field.fill(text);
    await this.saved(() => field.blur());
  }

  async setDate(question: RegExp, isoDay: string): Promise<void> {
    const field = this.page.getByLabel(question);
    await field.fill(isoDay);
    await this.saved(() => field.blur());
  }

  async choose(question: RegExp, option: string): Promise<void> {
    await this.saved(() => this.page.getByRole('radiogroup', { name: question }).getByLabel(option, { exact: true }).check());
  }

  async confirmProposals(): Promise<void> {
    const all = this.page.getByRole('button', { name: 'Conferma le risposte proposte in questo passo' });
    const one = this.page.getByRole('button', { name: /^Conferma: / });
    if (await all.isVisible()) await this.saved(() => all.click());
    else if (await one.first().isVisible()) await this.saved(() => one.first().click());
  }

  /** Does something that saves, and waits for the answer of the server. */
  async saved(act: () => Promise<unknown>): Promise<void> {
    const answer = this.page.waitForResponse((response) => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('mutation'));
    await act();
    await answer;
  }

  act(): Locator {
    return this.page.getByRole('article');
  }

  async showAct(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  clause(id: string): Locator {
    return this.page.locator(`#clausola-${id}`);
  }

  /** Ids of the clauses of the act, in the order of the page. */
  async order(): Promise<string[]> {
    return this.act().locator('section.act-clause').evaluateAll((sections) => sections.map((section) => section.id.replace('clausola-', '')));
  }

  /** Chooses something in the margin of a clause, which shows where one points. */
  async inMargin(id: string, action: string): Promise<void> {
    const clause = this.clause(id);
    await clause.scrollIntoViewIfNeeded();
    await clause.hover();
    await clause.getByRole('button', { name: new RegExp(`^${action}`) }).click();
  }

  /** Moves a clause one place, and waits until the page shows it there. */
  async move(id: string, direction: 'su' | 'giù'): Promise<void> {
    await this.saved(() => this.inMargin(id, `Sposta ${direction}`));
  }

  suppressing(): Locator {
    return this.page.getByRole('dialog', { name: 'Togliere la clausola' });
  }

  async suppress(id: string, reason: string): Promise<void> {
    await this.inMargin(id, 'Togli');
    const dialog = this.suppressing();
    await dialog.getByLabel(/Perché la togliete/).fill(reason);
    await this.saved(() => dialog.getByRole('button', { name: 'Togli la clausola' }).click());
  }

  /** What stands below the act for a clause that was taken out. */
  suppressed(label: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: `Clausola tolta: ${label}` });
  }

  /** Writes a clause of one's own after another. @returns its id */
  async addAfter(id: string, heading: string, text: string): Promise<string> {
    const before = new Set(await this.order());
    await this.inMargin(id, 'Aggiungi dopo');
    const form = this.page.getByRole('group', { name: 'Nuova clausola' });
    await form.getByLabel('Rubrica').fill(heading);
    await form.getByRole('textbox', { name: 'Testo' }).click();
    await this.page.keyboard.type(text);
    await this.saved(() => form.getByRole('button', { name: 'Salva il testo' }).click());
    await form.waitFor({ state: 'detached' });
    return (await this.order()).find((clause) => !before.has(clause))!;
  }

  async undo(): Promise<void> {
    await this.saved(() => this.page.getByRole('button', { name: 'Annulla l’ultima modifica' }).click());
  }

  async editClause(id: string): Promise<Locator> {
    await this.inMargin(id, 'Modifica');
    const text = this.page.getByRole('textbox', { name: 'Testo' });
    await text.waitFor();
    return text;
  }

  async download(formats: readonly string[]): Promise<Download> {
    await this.page.getByRole('button', { name: 'Esporta', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Esporta gli atti' });
    for (const [format, label] of Object.entries({ PDF: /^PDF/, DOCX: /^DOCX/, ODT: /^ODT/, HTML: /^HTML/ })) await dialog.getByRole('checkbox', { name: label }).setChecked(formats.includes(format));
    const [download] = await Promise.all([this.page.waitForEvent('download', { timeout: 60_000 }), dialog.getByRole('button', { name: 'Scarica' }).click()]);
    await dialog.getByRole('button', { name: /Chiudi/ }).click();
    return download;
  }

  /** A failed check, by its message. */
  check(message: RegExp): Locator {
    return this.page.locator('.check', { has: this.page.locator('.check-message', { hasText: message }) });
  }
}

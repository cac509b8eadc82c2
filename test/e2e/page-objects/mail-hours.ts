import type { Page } from 'playwright-core';

/** Has no hours in which letters wait: a journey runs at any hour of the day. Leaves the page where it is chosen. */
export async function lettersAtAnyHour(page: Page): Promise<void> {
  await page.goto('/avvisi?scheda=posta');
  await page.getByLabel('Dalle', { exact: true }).selectOption('0');
  await page.getByLabel('Alle', { exact: true }).selectOption('0');
  await page.getByLabel('Anche il sabato e la domenica').uncheck();
  await page.getByRole('button', { name: 'Salva le ore' }).click();
  await page.getByText('Cambiato.').waitFor();
}

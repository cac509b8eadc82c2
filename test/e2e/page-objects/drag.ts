import type { Locator, Page } from 'playwright-core';

/** Drags as a hand does: over the place until that shows that it would take what is carried, and then lets go. @param mark what the place is when it shows that */
export async function drag(page: Page, from: Locator, to: Locator, mark: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  // A place hears that something is over it from the second movement on.
  await to.hover({ position: { x: 12, y: 6 } });
  await mark.waitFor();
  await page.mouse.up();
}

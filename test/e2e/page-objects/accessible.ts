import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { accessibilityProblems } from '../support/browser.js';

/** Desk and telephone. */
export const WIDTHS: readonly [number, number] = [1400, 360];

/** The page as it stands is accessible and not wider than the screen, at both widths; the wide one is left. @param about said when it is not */
export async function expectAccessible(page: Page, about: object = {}): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect({ ...about, width, problems: await accessibilityProblems(page) }).toEqual({ ...about, width, problems: [] });
    expect({ ...about, width, overflow: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth) }).toEqual({ ...about, width, overflow: 0 });
  }
  await page.setViewportSize({ width: WIDTHS[0], height: 900 });
}

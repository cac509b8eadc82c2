import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright-core';
import { ProductDatabase } from './product-database.js';

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** The product of this worker of the runner, as `start-product.mjs` started it. */
const product = (JSON.parse(process.env['E2E_PRODUCTS']!) as { url: string; accounts: Account[]; dataDir: string }[])[Number(process.env['JEST_WORKER_ID']) - 1]!;

export const baseUrl = product.url;
export const database = new ProductDatabase(product.dataDir);

/** A demonstration account by the beginning of its address. */
export function account(start: string): Account {
  return product.accounts.find(({ email }) => email.startsWith(start))!;
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'] });
}

/** Somebody at a browser of his own. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
}

/** Milliseconds that each request of a page takes on its way (`E2E_LATENCY=200`): shows what a journey, or the product, does only when pages come at once. */
const LATENCY = Number(process.env['E2E_LATENCY'] ?? '0');

/** A line as in a small town. */
async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: LATENCY, downloadThroughput: -1, uploadThroughput: -1 });
}

/** A person's browser. Faults of the pages are collected, and end the test that asks for them. */
export async function newContext(browser: Browser, width = 1400, url = baseUrl): Promise<Person> {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height: 900 }, locale: 'it-IT', timezoneId: 'Europe/Rome', reducedMotion: 'reduce', acceptDownloads: true });
  const page = await context.newPage();
  if (LATENCY > 0) await slowDown(context, page);
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  return { context, page, faults };
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549'];

/** The program that `AxeBuilder` brings along, in the version that it is made for. */
const AXE = (createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as { source: string }).source;

/** How long a frame may take to answer; one whose document is on its way may never do it. */
const FRAME_MS = 1_000;

/** Reads axe once into each document: left to itself, `AxeBuilder` reads it twice for each analysis, which takes longer than the analysis. */
async function giveAxe(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
}

/** As `AxeBuilder` does it: a frame that does not answer is left out, and axe says so. */
async function giveAxeToFrame(frame: Frame): Promise<void> {
  let waiting: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => (waiting = setTimeout(done, FRAME_MS)));
  await Promise.race([giveAxe(frame).catch(() => undefined), late]);
  clearTimeout(waiting);
}

/** What was begun is on the screen: answers to a new width, and movements that end. Colours on their way from one to the other are no fault of theirs. */
function atRest(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const painted = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
    await painted();
    await painted();
    const ending = document.getAnimations().filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

/**
 * What axe finds on the page as it stands, in short lines; empty when nothing. In one run in the page itself, and only what is wrong: putting the parts of frames together on a
 * page of their own takes as long again, and the product has no frame of another origin.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await atRest(page);
  await giveAxe(page.mainFrame());
  await Promise.all(page.frames().filter((frame) => frame !== page.mainFrame()).map(giveAxeToFrame));
  const { violations } = await new AxeBuilder({ page, axeSource: 'null' }).options({ runOnly: TAGS, resultTypes: ['violations'] }).setLegacyMode(true).analyze();
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary?.split('\n')[1]?.trim() ?? violation.help}`));
}

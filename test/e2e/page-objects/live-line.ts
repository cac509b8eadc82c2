import type { Page, WebSocketRoute } from 'playwright-core';

/** The open connection of a page, which a test can cut and mend; requests go on meanwhile. */
export class LiveLine {
  private readonly lines = new Set<WebSocketRoute>();
  private broken = false;

  private constructor() {}

  static async of(page: Page): Promise<LiveLine> {
    const line = new LiveLine();
    await page.routeWebSocket(/\/socket\.io\//, (route) => {
      if (line.broken) return void route.close({ code: 1012 });
      line.lines.add(route);
      route.connectToServer();
    });
    await page.route(/\/socket\.io\/.*transport=polling/, (route) => (line.broken ? route.abort() : route.continue()));
    return line;
  }

  async cut(): Promise<void> {
    this.broken = true;
    await Promise.all([...this.lines].map((route) => route.close({ code: 1012 })));
    this.lines.clear();
  }

  mend(): void {
    this.broken = false;
  }
}

import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SmtpOptions } from '@province-comuni/platform-mail-smtp';
import { createTestDatabase, type TemplateDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { BackgroundService } from '../background.service.js';
import { ENTITIES } from '../entities.js';
import { createApp } from '../main.js';
import { StartContent } from '../start-content.js';
import type { AppConfig, ProcessRole } from '../config.js';

/** What the mail server of the tests says. */
export const MAIL_INTAKE_SECRET = 'a secret between the mail server and the tests';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** Where its files are. */
  readonly storageDir: string;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Without the registry and the models when false. */
  readonly content?: boolean;
  /** Listens on a free port, with open connections and work apart from requests. */
  readonly live?: boolean;
  /** A second copy of the product, on the database of this one. */
  readonly beside?: TestApp;
  /** Where clamd is. */
  readonly clamd?: string;
  /** The mail server; letters stay in the product when not given. */
  readonly smtp?: SmtpOptions;
  /** Both when not given. */
  readonly roles?: readonly ProcessRole[];
}

/** What a fresh installation starts with, loaded once for all files of a run by the product itself. */
const WITH_CONTENT: TemplateDatabase = {
  name: 'with_content',
  fill: async (addresses) => {
    const app = await createApp({ ...settingsOf(addresses, tmpdir()), roles: [] });
    await app.init();
    await app.get(StartContent).load();
    await app.close();
  },
};

function settingsOf({ url, ownerUrl }: { readonly url: string; readonly ownerUrl: string }, storageDir: string): AppConfig {
  return { mode: 'embedded', roles: ['api', 'worker'], host: '127.0.0.1', port: 0, publicUrl: 'http://localhost:3000', databaseUrl: url, migrationUrl: ownerUrl, secretKey: 'k'.repeat(10) + url, webRoot: undefined, contentRoot: 'libs/models/content', communitiesRoot: 'libs/communities/content', practicesRoot: 'libs/practices/content', stopGraceMs: 0, storage: { kind: 'folder', folder: storageDir }, quotaBytes: 1024 ** 3, mailIntakeSecret: MAIL_INTAKE_SECRET };
}

/** The whole api on a database of its own, with the registry and the models loaded: the same composition that `npm start` runs. */
export async function createTestApp({ content = true, live = false, beside, clamd, smtp, roles = ['api', 'worker'] }: TestAppOptions = {}): Promise<TestApp> {
  const database = beside?.database ?? (await createTestDatabase({ entities: ENTITIES, ...(content ? { template: WITH_CONTENT } : {}) }));
  const storageDir = beside?.storageDir ?? mkdtempSync(join(tmpdir(), 'province-comuni-files-'));
  const config: AppConfig = { ...settingsOf(database, storageDir), roles, ...(smtp ? { smtp } : {}), ...(clamd ? { clamd: { address: clamd, largestBytes: 1024 ** 2 } } : {}) };
  const app = await createApp(config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  if (live) {
    await app.listen(0, '127.0.0.1');
    await app.get(BackgroundService).start();
  }
  return {
    app,
    database,
    storageDir,
    close: async () => {
      await app.close();
      if (beside) return;
      await database.close();
      rmSync(storageDir, { recursive: true, force: true });
    },
  };
}

import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ENTI_ENTITIES } from '@province-comuni/enti-data';
import { IDENTITY_ENTITIES } from '@province-comuni/identity-data';
import { MODELS_ENTITIES } from '@province-comuni/models-data';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { createApp } from '../main.js';
import { StartContent } from '../start-content.js';
import type { AppConfig } from '../config.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** The whole api on a database of its own, with the registry and the models loaded: the same composition that `npm start` runs. */
export async function createTestApp(options: { content?: boolean } = {}): Promise<TestApp> {
  const database = await createTestDatabase({ entities: [...IDENTITY_ENTITIES, ...ENTI_ENTITIES, ...MODELS_ENTITIES] });
  const config: AppConfig = { mode: 'embedded', host: '127.0.0.1', port: 0, publicUrl: 'http://localhost:3000', databaseUrl: database.url, migrationUrl: database.ownerUrl, secretKey: 'k'.repeat(10) + database.url, webRoot: undefined, contentRoot: 'libs/models/content' };
  const app = await createApp(config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  if (options.content !== false) await app.get(StartContent).load();
  return {
    app,
    database,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

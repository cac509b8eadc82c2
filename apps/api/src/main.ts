import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { BackgroundService } from './background.service.js';
import { readConfig, type AppConfig } from './config.js';
import { loadDemoAccounts, type PrintedAccount } from './demo-accounts.js';
import { Departure } from './departure.js';
import { requireDurableDatabase } from './durable-database.js';
import { acceptDocuments, createAdapter, keepStorable, limitBodyTime, serveHealthOnly, serveWeb, shareReads } from './http.js';
import { productLog } from './log.js';
import { migrate } from './migrate.js';
import { followRequests } from './request-log.js';
import { StartContent } from './start-content.js';

export interface RunningProduct {
  readonly app: NestFastifyApplication;
  /** Address it answers at. */
  readonly url: string;
  /** Accounts of the embedded mode; empty in production. */
  readonly accounts: readonly PrintedAccount[];
  close(): Promise<void>;
}

/** Builds the application without listening: for the schema and for tests. */
export async function createApp(config: AppConfig): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.register(config), createAdapter(config.mode === 'production'), {
    logger: productLog(config.mode === 'production'),
    abortOnError: false,
    forceCloseConnections: true,
  });
  const requests = new Logger('Http');
  followRequests(app.getHttpAdapter().getInstance(), (entry) => requests.log(entry));
  limitBodyTime(app.getHttpAdapter().getInstance());
  keepStorable(app.getHttpAdapter().getInstance());
  shareReads(app.getHttpAdapter().getInstance());
  acceptDocuments(app);
  if (config.roles.includes('api')) await serveWeb(app, config.webRoot, config.publicUrl.startsWith('https://'));
  else serveHealthOnly(app);
  return app;
}

/** Migrates, loads the content and serves. @throws when the database may forget what it confirms, the port is busy, the database does not answer or a package is wrong */
export async function run(config: AppConfig): Promise<RunningProduct> {
  await requireDurableDatabase(config.databaseUrl);
  await migrate(config.migrationUrl);
  const app = await createApp(config);
  await app.init();
  await app.get(StartContent).load();
  const accounts = config.mode === 'embedded' ? await loadDemoAccounts(app) : [];
  await app.listen(config.port, config.host);
  // Pages are served while these start.
  void app.get(BackgroundService).start();
  return { app, url: await app.getUrl(), accounts, close: async () => (await app.get(Departure).announce(config.stopGraceMs), app.close()) };
}

export { readConfig };

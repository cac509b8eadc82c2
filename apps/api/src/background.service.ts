import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { JobRunner } from '@province-comuni/platform-jobs';
import { SocketHub } from '@province-comuni/platform-realtime';
import { RebuildIndex } from '@province-comuni/search-domain';
import type { AppConfig } from './config.js';
import { MailWorkService } from './mail-work.service.js';
import { APP_CONFIG } from './platform.module.js';

/** Open connections and work apart from requests: they begin when pages are served already, and end before the database is let go. */
@Injectable()
export class BackgroundService implements OnModuleDestroy {
  private readonly logger = new Logger('ricerca');
  private starting: Promise<unknown> = Promise.resolve();
  private readonly leaving = new AbortController();
  private indexing: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
    @Inject(SocketHub) private readonly hub: SocketHub,
    @Inject(JobRunner) private readonly jobs: JobRunner,
    @Inject(RebuildIndex) private readonly searchIndex: RebuildIndex,
    @Inject(MailWorkService) private readonly mail: MailWorkService,
  ) {}

  /** To be called when the port is listening. @returns when everything runs; nobody has to wait for it */
  start(): Promise<unknown> {
    const { roles } = this.config;
    // A worker that holds no connections still tells the copies that do.
    const hub = this.hub.open(roles.includes('api') ? this.http.httpAdapter.getHttpServer() : null);
    this.starting = hub.then(() => (roles.includes('worker') ? this.startWork() : undefined));
    return this.starting;
  }

  private async startWork(): Promise<void> {
    await this.jobs.start();
    this.mail.begin();
    // Jobs first: what changes while the index is built goes into it too.
    this.indexing = this.searchIndex.whenNeeded(this.leaving.signal).catch((error: Error) => this.logger.error(`l’indice della ricerca non è stato costruito, si riprova al prossimo avvio: ${error.message}`));
  }

  /** First of all, as part of the root module: GraphQL then waits for every connection of the port to end, and an open page would hold it up. */
  async onModuleDestroy(): Promise<void> {
    this.leaving.abort();
    // A round of letters is a job that takes a minute: it ends first. Then the others, the last of which may still have something to tell.
    await this.mail.leave();
    await this.jobs.stop();
    await this.starting;
    await this.indexing;
    await this.hub.close();
  }
}

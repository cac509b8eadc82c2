import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { JobRunner } from '@province-comuni/platform-jobs';
import { SocketHub } from '@province-comuni/platform-realtime';
import type { AppConfig } from './config.js';
import { APP_CONFIG } from './platform.module.js';

/** Open connections and work apart from requests: they begin when pages are served already, and end before the database is let go. */
@Injectable()
export class BackgroundService implements OnModuleDestroy {
  private starting: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(HttpAdapterHost) private readonly http: HttpAdapterHost,
    @Inject(SocketHub) private readonly hub: SocketHub,
    @Inject(JobRunner) private readonly jobs: JobRunner,
  ) {}

  /** To be called when the port is listening. @returns when everything runs; nobody has to wait for it */
  start(): Promise<unknown> {
    const { roles } = this.config;
    // A worker that holds no connections still tells the copies that do.
    const hub = this.hub.open(roles.includes('api') ? this.http.httpAdapter.getHttpServer() : null);
    this.starting = hub.then(() => (roles.includes('worker') ? this.jobs.start() : undefined));
    return this.starting;
  }

  /** First of all, as part of the root module: GraphQL then waits for every connection of the port to end, and an open page would hold it up. */
  async onModuleDestroy(): Promise<void> {
    // Jobs first: the last of them may still have something to tell.
    await this.jobs.stop();
    await this.starting;
    await this.hub.close();
  }
}

import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { VISITOR, type Actor } from '@province-comuni/identity-contract';
import { NOTICE_SUBJECTS } from '@province-comuni/notices-contract';
import { NoticeSubjectRegistry } from '@province-comuni/notices-domain';
import { ACTOR_RESOLVER, AccessGuard, type RequestActorResolver, type RequestContext } from '@province-comuni/platform-graphql';
import { PostgresOutbox } from '@province-comuni/platform-database';
import { OUTBOX, SEARCH_SOURCES, TRANSACTION_RUNNER } from '@province-comuni/platform-ports';
import { FixedClock, type TestDatabase } from '@province-comuni/platform-testing';
import { SearchSourceRegistry } from '@province-comuni/search-domain';
import { CLOCK } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EntiModule } from '../enti.module.js';

@Global()
@Module({})
class TestPlatformModule {
  static with(database: TestDatabase, actors: RequestActorResolver): DynamicModule {
    const providers = [
      { provide: ACTOR_RESOLVER, useValue: actors },
      { provide: TRANSACTION_RUNNER, useValue: database.runner },
      { provide: OUTBOX, useValue: new PostgresOutbox() },
      { provide: SEARCH_SOURCES, useValue: new SearchSourceRegistry() },
      { provide: NOTICE_SUBJECTS, useValue: new NoticeSubjectRegistry() },
      { provide: CLOCK, useValue: new FixedClock() },
    ];
    return { module: TestPlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}

export interface Answer<T> {
  readonly data: T | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** The registry's module behind GraphQL on a real PostgreSQL. */
export class EntiTestApp {
  /** Who asks next. */
  actor: Actor = VISITOR;
  private app!: NestFastifyApplication;

  static async start(database: TestDatabase): Promise<EntiTestApp> {
    const test = new EntiTestApp();
    @Module({
      imports: [
        TestPlatformModule.with(database, { resolve: async () => test.actor, resolveAgain: async () => test.actor, resolveAllAgain: async (handshakes) => handshakes.map(() => test.actor) }),
        EntiModule,
        GraphQLModule.forRoot<ApolloDriverConfig>({
          driver: ApolloDriver,
          autoSchemaFile: true,
          context: (request: FastifyRequest, reply: FastifyReply): RequestContext => ({ actor: test.actor, request, reply, loaders: new Map() }),
        }),
      ],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    })
    class TestAppModule {}

    test.app = await NestFactory.create<NestFastifyApplication>(TestAppModule, new FastifyAdapter(), { logger: false });
    test.app.getHttpAdapter().getInstance().addContentTypeParser('application/octet-stream', (_request: FastifyRequest, payload: unknown, done: (error: Error | null, body: unknown) => void) => done(null, payload));
    await test.app.init();
    await test.app.getHttpAdapter().getInstance().ready();
    return test;
  }

  get<T>(token: new (...parameters: never[]) => T): T {
    return this.app.get(token, { strict: false });
  }

  async graphql<T>(query: string, variables: object = {}): Promise<Answer<T>> {
    const response = await this.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
    return response.json<Answer<T>>();
  }

  /** Sends ISTAT's files as the page does. */
  async sendFiles(path: string, files: { readonly elenco?: Buffer; readonly popolazione?: Buffer }, more: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: unknown }> {
    const { elenco = Buffer.alloc(0), popolazione = Buffer.alloc(0) } = files;
    const query = new URLSearchParams({ elenco: String(elenco.length), popolazione: String(popolazione.length), ...more });
    const response = await this.app.inject({ method: 'POST', url: `${path}?${query.toString()}`, headers: { 'content-type': 'application/octet-stream', ...headers }, payload: Buffer.concat([elenco, popolazione]) });
    return { status: response.statusCode, body: response.json() };
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}

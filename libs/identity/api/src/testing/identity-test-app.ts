import { DataSource } from 'typeorm';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { KNOWN_COMMUNITIES, PERSON_COMMUNITIES } from '@province-comuni/identity-contract';
import { ENTE_REGISTRY, type EnteCard, type EnteRegistry } from '@province-comuni/enti-contract';
import { currentManager, OUTBOX, PostgresOutbox, TRANSACTION_RUNNER } from '@province-comuni/platform-database';
import { AccessGuard, ACTOR_RESOLVER, type RequestActorResolver, type RequestContext } from '@province-comuni/platform-graphql';
import { OutboxMailArchive, OutboxMailer } from '@province-comuni/platform-mail-outbox';
import { PostgresMailReturns } from '@province-comuni/platform-mail-smtp';
import { MAIL_ARCHIVE, MAIL_RETURNS, MAILER } from '@province-comuni/platform-ports';
import { FixedClock, type TestDatabase } from '@province-comuni/platform-testing';
import { CLOCK } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityConfig } from '../identity.config.js';
import { IdentityModule } from '../identity.module.js';

const registry: EnteRegistry = {
  findByIds: async (ids): Promise<EnteCard[]> => currentManager().query('select id, kind, denominazione, nome from ente where id = any($1)', [ids]),
  upi: async (): Promise<EnteCard | null> => ((await currentManager().query(`select id, kind, denominazione, nome from ente where kind = 'UPI'`)) as EnteCard[])[0] ?? null,
  comuniOf: async () => [],
  province: async () => [],
  complexityProfiles: async () => [],
  namedWith: async (beginnings) => beginnings.map(() => []),
  pillarKeys: async () => [],
  subjectKeys: async () => [],
  rememberSede: async () => undefined,
};

@Global()
@Module({})
class TestPlatformModule {
  static with(database: TestDatabase, clock: FixedClock): DynamicModule {
    const providers = [
      { provide: DataSource, useValue: database.dataSource }, { provide: TRANSACTION_RUNNER, useValue: database.runner },
      { provide: CLOCK, useValue: clock },
      { provide: OUTBOX, useClass: PostgresOutbox },
      { provide: PERSON_COMMUNITIES, useValue: { of: async () => new Map() } },
      { provide: KNOWN_COMMUNITIES, useValue: { of: async () => [] } },
      { provide: MAILER, useClass: OutboxMailer },
      { provide: MAIL_RETURNS, useClass: PostgresMailReturns },
      { provide: MAIL_ARCHIVE, useClass: OutboxMailArchive },
      { provide: ENTE_REGISTRY, useValue: registry },
    ];
    return { module: TestPlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/** What a test browser got. */
export interface Answer<T> {
  readonly data: T;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly setCookies: readonly string[];
}

/** A browser: keeps its cookies between requests. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: NestFastifyApplication,
    readonly address = '192.0.2.10',
  ) {}

  async graphql<T = Record<string, never>>(query: string, variables: object = {}): Promise<Answer<T>> {
    const response = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query, variables },
      remoteAddress: this.address,
      headers: { cookie: this.cookieHeader(), 'user-agent': 'Firefox' },
    });
    return { ...response.json<{ data: T }>(), setCookies: this.keepCookies(response.headers['set-cookie']) };
  }

  /** A plain request; answers status, address of a redirect and body. */
  async http(method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}): Promise<{ readonly status: number; readonly location: string | undefined; readonly body: string }> {
    const response = await this.app.inject({
      method,
      url,
      ...(payload ? { payload } : {}),
      remoteAddress: this.address,
      headers: { cookie: this.cookieHeader(), 'user-agent': 'Firefox', ...headers },
    });
    this.keepCookies(response.headers['set-cookie']);
    return { status: response.statusCode, location: response.headers.location, body: response.body };
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keepCookies(header: string | string[] | undefined): string[] {
    const lines = [header ?? []].flat();
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
    }
    return lines;
  }

  /** Signs in and answers the type of the result. */
  async signIn(email: string, password: string, code?: string): Promise<{ readonly __typename: string; readonly code?: string }> {
    const { data } = await this.graphql<{ signIn: { __typename: string; code?: string } }>(
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refused { code message } } }',
      { input: { email, password, code } },
    );
    return data.signIn;
  }
}

/** The identity module behind GraphQL on a real PostgreSQL. */
export class IdentityTestApp {
  readonly clock = new FixedClock();
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
  ) {}

  static async start(database: TestDatabase, config: Partial<IdentityConfig> = {}): Promise<IdentityTestApp> {
    const clock = new FixedClock();
    const identity = IdentityModule.register({ config: { publicUrl: 'http://localhost:3000', secureCookies: false, secretKey: 'a secret of the tests, long enough', ...config } });

    @Module({
      imports: [
        TestPlatformModule.with(database, clock),
        identity,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [identity],
          inject: [ACTOR_RESOLVER],
          useFactory: (actors: RequestActorResolver) => ({
            autoSchemaFile: true,
            context: async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => ({ actor: await actors.resolve(request), request, reply, loaders: new Map() }),
          }),
        }),
      ],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    })
    class TestAppModule {}

    const app = await NestFactory.create<NestFastifyApplication>(TestAppModule, new FastifyAdapter(), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return Object.assign(new IdentityTestApp(app, database), { clock });
  }

  browser(address?: string): TestBrowser {
    return new TestBrowser(this.app, address);
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}

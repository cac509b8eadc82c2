import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { AdhesionsModule } from '@province-comuni/adhesions-api';
import { CostsModule } from '@province-comuni/costs-api';
import { CommunitiesModule, PersonCommunitiesModule } from '@province-comuni/communities-api';
import { DocumentsModule } from '@province-comuni/documents-api';
import { EntiModule } from '@province-comuni/enti-api';
import { ActorResolver, IdentityModule, PersonalDataModule } from '@province-comuni/identity-api';
import { ModelsModule } from '@province-comuni/models-api';
import { NoticesModule } from '@province-comuni/notices-api';
import { PianiModule } from '@province-comuni/piani-di-riassetto-api';
import { PracticesModule } from '@province-comuni/practices-api';
import { QuestionnairesModule } from '@province-comuni/questionnaires-api';
import { AccessGuard, ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { SearchModule } from '@province-comuni/search-api';
import type { AppConfig } from './config.js';
import { Departure } from './departure.js';
import { FaultsFilter } from './faults.filter.js';
import { graphqlOptions } from './graphql-options.js';
import { BackgroundService } from './background.service.js';
import { HousekeepingService } from './housekeeping.service.js';
import { HealthController } from './health.controller.js';
import { LiveModule } from './live.module.js';
import { MailWorkService } from './mail-work.service.js';
import { PlatformModule } from './platform.module.js';
import { StartContent } from './start-content.js';

/** Makes the session's resolver known to the controllers and gateways of every domain. */
@Global()
@Module({})
class ActorModule {
  static register(identity: DynamicModule): DynamicModule {
    return { module: ActorModule, imports: [identity], providers: [{ provide: ACTOR_RESOLVER, useExisting: ActorResolver }], exports: [ACTOR_RESOLVER, identity] };
  }
}

/** The whole product. It holds no rule: it wires domains to what they stand on. */
@Module({})
export class AppModule {
  static register(config: AppConfig): DynamicModule {
    const enti: DynamicModule = { module: EntiModule, global: true };
    const identity = IdentityModule.register({
      config: { publicUrl: config.publicUrl, secureCookies: config.publicUrl.startsWith('https://'), secretKey: config.secretKey, requireStaffSecondFactor: config.mode === 'production', ...(config.oidc ? { oidc: config.oidc } : {}) },
      imports: [enti],
    });
    const documents = DocumentsModule.register([enti]);
    const questionnaires = QuestionnairesModule.register([enti]);
    const search = SearchModule.register([enti]);
    const models = ModelsModule.register([enti, documents], config.publicUrl);
    return {
      module: AppModule,
      imports: [
        PlatformModule.register(config),
        PersonCommunitiesModule,
        enti,
        ActorModule.register(identity),
        PersonalDataModule.register(identity),
        LiveModule,
        NoticesModule.register(config.publicUrl, config.secretKey),
        models,
        AdhesionsModule.register([enti, documents, models], config.publicUrl),
        CostsModule.register([enti, models]),
        documents,
        PracticesModule.register([enti]),
        PianiModule.register([enti]),
        questionnaires,
        CommunitiesModule.register([enti, documents, questionnaires, search], { publicUrl: config.publicUrl, secretKey: config.secretKey, ...(config.mailIntakeSecret ? { intakeSecret: config.mailIntakeSecret } : {}) }),
        search,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, inject: [ACTOR_RESOLVER], useFactory: (actors: RequestActorResolver) => graphqlOptions(actors, config.mode === 'production') }),
      ],
      controllers: [HealthController],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }, { provide: APP_FILTER, useClass: FaultsFilter }, StartContent, Departure, HousekeepingService, MailWorkService, BackgroundService],
    };
  }
}

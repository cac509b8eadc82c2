import { Module } from '@nestjs/common';
import { ENTE_REGISTRY } from '@province-comuni/enti-contract';
import { ENTE_REPOSITORY, REGISTRY_SEED_SOURCE, REGISTRY_WRITER } from '@province-comuni/enti-domain';
import { TRANSACTION_RUNNER, type TransactionRunner } from '@province-comuni/platform-database';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';
import { BundledRegistrySeed } from './reference/bundled-registry-seed.js';
import { PostgresEnteRegistry } from './repositories/postgres-ente-registry.js';
import { PostgresEnteRepository } from './repositories/postgres-ente.repository.js';
import { PostgresRegistryWriter } from './repositories/postgres-registry-writer.js';

/** The adapters of the domain's ports. Expects TRANSACTION_RUNNER and CLOCK from the root (global). */
@Module({
  providers: [
    { provide: ENTE_REPOSITORY, useClass: PostgresEnteRepository },
    { provide: REGISTRY_WRITER, useClass: PostgresRegistryWriter },
    { provide: REGISTRY_SEED_SOURCE, useClass: BundledRegistrySeed },
    { provide: ENTE_REGISTRY, inject: [TRANSACTION_RUNNER, CLOCK], useFactory: (transactions: TransactionRunner, clock: Clock) => new PostgresEnteRegistry(transactions, clock) },
  ],
  exports: [ENTE_REPOSITORY, REGISTRY_WRITER, REGISTRY_SEED_SOURCE, ENTE_REGISTRY],
})
export class EntiDataModule {}

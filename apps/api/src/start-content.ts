import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { LoadRegistrySeed } from '@province-comuni/enti-domain';
import { LoadModelPackage, VersionImmutable, VersionNotPublishable } from '@province-comuni/models-domain';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import type { AppConfig } from './config.js';
import { APP_CONFIG } from './platform.module.js';

/** Loads what a fresh installation starts with: the registry of public bodies and the national models. Loading again changes nothing. */
@Injectable()
export class StartContent {
  private readonly logger = new Logger(StartContent.name);

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(LoadRegistrySeed) private readonly registry: LoadRegistrySeed,
    @Inject(LoadModelPackage) private readonly models: LoadModelPackage,
  ) {}

  /** @throws PackageProblem, VersionNotPublishable when a package in the folder is wrong */
  async load(): Promise<void> {
    await this.registry.execute();
    for (const entry of readdirSync(this.config.contentRoot, { withFileTypes: true }).filter((item) => item.isDirectory())) {
      try {
        await this.models.execute(readPackage(readPackageFolder(join(this.config.contentRoot, entry.name))));
      } catch (error) {
        if (error instanceof VersionImmutable) {
          // The published text stands: Province may already have built on it.
          this.logger.warn(`${entry.name}: il pacchetto ha un testo diverso dalla versione ${error.details.version} già pubblicata, che resta com’è; per cambiarla serve un nuovo numero di versione.`);
          continue;
        }
        if (error instanceof VersionNotPublishable) for (const problem of error.details.problems) this.logger.error(`${entry.name}: ${problem.message}`);
        throw error;
      }
    }
  }
}

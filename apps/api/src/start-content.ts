import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { readCommunityFolder, readMeetingFolder } from '@province-comuni/communities-data';
import { LoadCommunities, LoadMeetings } from '@province-comuni/communities-domain';
import { LoadRegistrySeed } from '@province-comuni/enti-domain';
import { LoadModelPackage, VersionImmutable, VersionNotPublishable, VersionSuperseded } from '@province-comuni/models-domain';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { readContentFolder } from '@province-comuni/practices-data';
import { LoadPracticeContent } from '@province-comuni/practices-domain';
import type { AppConfig } from './config.js';
import { APP_CONFIG } from './platform.module.js';

/** Loads what a fresh installation starts with: the registry of public bodies, the national models, the good practices, the communities and the calendar of the project. Loading again changes nothing. */
@Injectable()
export class StartContent {
  private readonly logger = new Logger(StartContent.name);

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(LoadRegistrySeed) private readonly registry: LoadRegistrySeed,
    @Inject(LoadModelPackage) private readonly models: LoadModelPackage,
    @Inject(LoadPracticeContent) private readonly practices: LoadPracticeContent,
    @Inject(LoadCommunities) private readonly communities: LoadCommunities,
    @Inject(LoadMeetings) private readonly meetings: LoadMeetings,
  ) {}

  /** @throws PackageProblem, VersionNotPublishable when a package in the folder is wrong; PracticeFileProblem, PackagedPracticeRefused when a sheet is; CommunityFileProblem when a community or an event is */
  async load(): Promise<void> {
    await this.registry.execute();
    await this.loadModels();
    await this.loadPractices();
    for (const community of readCommunityFolder(this.config.communitiesRoot)) await this.communities.execute(community);
    for (const meeting of readMeetingFolder(this.config.communitiesRoot)) await this.meetings.execute(meeting);
  }

  private async loadPractices(): Promise<void> {
    const { sheets, pillars } = readContentFolder(this.config.practicesRoot);
    for (const pillar of pillars) await this.practices.pillar(pillar);
    for (const sheet of sheets) {
      if ((await this.practices.sheet(sheet)) === 'KEPT') this.logger.warn(`${sheet.key}: il file è cambiato, ma la scheda è stata scritta o ritirata nel prodotto, e resta com’è.`);
    }
  }

  private async loadModels(): Promise<void> {
    const folders = readdirSync(this.config.contentRoot, { withFileTypes: true }).filter((item) => item.isDirectory());
    // A version comes after those it follows: `innovazione`, `innovazione-1.1.0`.
    for (const entry of folders.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
      try {
        await this.models.execute(readPackage(readPackageFolder(join(this.config.contentRoot, entry.name))));
      } catch (error) {
        if (error instanceof VersionSuperseded) {
          this.logger.warn(`${entry.name}: è già pubblicata la versione ${error.details.current}, e la ${error.details.version} del pacchetto non si carica più.`);
          continue;
        }
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

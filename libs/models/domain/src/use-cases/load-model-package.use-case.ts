import { createHash } from 'node:crypto';
import type { ModelContent } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, type Clock } from '@province-comuni/shared-kernel';
import { VersionImmutable, VersionNotPublishable, VersionSuperseded } from '../errors.js';
import type { ModelVersionId } from '../instance/instance.js';
import { contentProblems } from '../model-draft/whole-content.js';
import type { PublishProblem } from '../model-version/publish-check.js';
import { isAtLeast, judgeSuccession } from '../model-version/succession.js';
import type { ModelRepository } from '../ports/model-repository.port.js';
import { publishedVersions } from './published-versions.js';

/** Publishes the version a package holds; loading the same package again changes nothing. The platform's own work at start, never a person's request. */
export class LoadModelPackage {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly models: ModelRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws VersionNotPublishable with every problem, VersionImmutable when the number is taken by another content, VersionSuperseded when a later one is published */
  async execute(content: ModelContent): Promise<ModelVersionId> {
    const contentHash = hashOf(content);
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const existing = await this.models.findByVersion(content.key, content.version);
      if (existing?.contentHash === contentHash) return existing.id;
      if (existing) throw new VersionImmutable(content.version);
      const published = await publishedVersions(this.models, content.key);
      const current = published.at(-1);
      if (current && isAtLeast(current.version, content.version)) throw new VersionSuperseded(content.version, current.version);
      const problems = packageProblems(published, content);
      if (problems.length > 0) throw new VersionNotPublishable(problems);
      const id = await this.models.addPublished(content, contentHash, this.clock.now());
      await this.outbox.record({ kind: 'models.version-published', payload: { modelKey: content.key, versionId: id, version: content.version } });
      return id;
    });
  }
}

function packageProblems(published: readonly ModelContent[], content: ModelContent): PublishProblem[] {
  const unreadable = contentProblems(content).map((message) => ({ code: 'UNREADABLE' as const, subject: content.key, message }));
  if (unreadable.length > 0) return unreadable;
  const { problems, version } = judgeSuccession(published, content);
  const tooLow = published.length > 0 && !isAtLeast(content.version, version);
  return [...problems, ...(tooLow ? [{ code: 'VERSION_TOO_LOW' as const, subject: content.key, message: `Con questi cambiamenti la versione è almeno la ${version}: la ${content.version} è troppo bassa.` }] : [])];
}

/** SHA-256 of the canonical text of a version. */
export function hashOf(content: ModelContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

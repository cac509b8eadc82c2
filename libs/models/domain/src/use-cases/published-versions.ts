import type { ModelContent } from '@province-comuni/models-contract';
import type { ModelRepository, ModelVersionSummary } from '../ports/model-repository.port.js';

/** Every published version of a model, oldest first: what a successor is judged against. */
export async function publishedVersions(models: ModelRepository, modelKey: string): Promise<ModelContent[]> {
  const contents: ModelContent[] = [];
  for (const version of (await models.listPublishedOf(modelKey)).reverse()) contents.push(await models.contentOf(version.id));
  return contents;
}

/** The newest version that may be taken over, then the others as they come: one that was withdrawn is only a step on the way. */
export function currentFirst(newestFirst: readonly ModelVersionSummary[]): ModelVersionSummary[] {
  const current = newestFirst.find((version) => version.status === 'PUBLISHED');
  return current ? [current, ...newestFirst.filter((version) => version !== current)] : [...newestFirst];
}

/** How many versions that may be taken over came after one. */
export function versionsAfter(newestFirst: readonly ModelVersionSummary[], is: (version: ModelVersionSummary) => boolean): number {
  const own = newestFirst.findIndex(is);
  return newestFirst.slice(0, Math.max(0, own)).filter((version) => version.status === 'PUBLISHED').length;
}

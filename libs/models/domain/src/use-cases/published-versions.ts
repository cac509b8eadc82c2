import type { ModelContent } from '@province-comuni/models-contract';
import type { ModelRepository } from '../ports/model-repository.port.js';

/** Every published version of a model, oldest first: what a successor is judged against. */
export async function publishedVersions(models: ModelRepository, modelKey: string): Promise<ModelContent[]> {
  const contents: ModelContent[] = [];
  for (const version of (await models.listPublishedOf(modelKey)).reverse()) contents.push(await models.contentOf(version.id));
  return contents;
}

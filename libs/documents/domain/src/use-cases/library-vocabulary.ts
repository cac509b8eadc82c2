import type { EnteRegistry } from '@province-comuni/enti-contract';
import type { DocumentFields, DocumentType } from '../document/document.js';
import type { FieldProblem, Vocabulary } from '../document/read-fields.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

/** Keys that a document's fields may name, read in the open transaction. */
export interface KnownKeys extends Vocabulary {
  readonly typeByKey: ReadonlyMap<string, DocumentType>;
}

export async function knownKeys(documents: DocumentRepository, enti: EnteRegistry): Promise<KnownKeys> {
  const types = await documents.types();
  return {
    types: new Set(types.map(({ key }) => key)),
    typeByKey: new Map(types.map((type) => [type.key, type])),
    keywords: new Set((await documents.keywords()).map(({ key }) => key)),
    pillars: new Set(await enti.pillarKeys()),
  };
}

/** What is wrong with the territory: it may be no Ente of the registry. */
export async function territoryProblems({ territoryId }: Pick<DocumentFields, 'territoryId'>, enti: EnteRegistry): Promise<FieldProblem[]> {
  return territoryId === null || (await enti.findByIds([territoryId])).length === 1 ? [] : [{ field: 'territoryId', message: 'Questo Ente non c’è.' }];
}

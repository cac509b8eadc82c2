import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { Ente } from './ente.type.js';
import { RegistryDifferences } from './istat-import.type.js';

@ObjectType({ description: 'The Ente is in the registry.' })
export class EnteAdded {
  @Field(() => Ente, { description: 'The Ente.' })
  ente!: Ente;
}

@ObjectType({ description: 'What the files would change; nothing was changed.' })
export class IstatImportPreviewed {
  @Field(() => RegistryDifferences, { description: 'The differences.' })
  differences!: RegistryDifferences;

  @Field(() => String, { description: 'What applyIstatImport takes.' })
  digest!: string;
}

@ObjectType({ description: 'The files were applied, in one transaction.' })
export class IstatImportApplied {
  @Field(() => RegistryDifferences, { description: 'What changed.' })
  differences!: RegistryDifferences;
}

const REFUSALS = [InvalidInput, NotFound, Refused] as const;

export const AddEnteResult = createUnionType({ name: 'AddEnteResult', description: 'The Ente, or why not.', types: () => [EnteAdded, ...REFUSALS] as const });
export const PreviewIstatImportResult = createUnionType({ name: 'PreviewIstatImportResult', description: 'The differences, or why they cannot be known.', types: () => [IstatImportPreviewed, ...REFUSALS] as const });
export const ApplyIstatImportResult = createUnionType({ name: 'ApplyIstatImportResult', description: 'What changed, or why nothing did.', types: () => [IstatImportApplied, ...REFUSALS] as const });

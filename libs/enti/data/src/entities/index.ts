import { ComplexityProfileOrmEntity } from './complexity-profile.orm-entity.js';
import { EnteOrmEntity } from './ente.orm-entity.js';
import { PillarOrmEntity } from './pillar.orm-entity.js';
import { RegistryImportOrmEntity } from './registry-import.orm-entity.js';
import { SubjectOrmEntity } from './subject.orm-entity.js';

/** Every entity of this domain, for the data source. */
export const ENTI_ENTITIES = [EnteOrmEntity, PillarOrmEntity, SubjectOrmEntity, ComplexityProfileOrmEntity, RegistryImportOrmEntity];

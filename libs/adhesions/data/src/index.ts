import { AdhesionEventOrm, AdhesionFileOrm, AdhesionOrm } from './adhesion.orm-entities.js';

export * from './batch/postgres-delibere-batch.repository.js';
export * from './needs/postgres-needs.repository.js';
export * from './postgres-adhesion.repository.js';
export * from './postgres-adhesion-file.repository.js';

/** Entities of this domain, for the data source. */
export const ADHESIONS_ENTITIES = [AdhesionOrm, AdhesionEventOrm, AdhesionFileOrm];
export * from './personal-data.js';

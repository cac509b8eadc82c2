import { AdhesionEventOrm, AdhesionFileOrm, AdhesionOrm } from './adhesion.orm-entities.js';

export * from './postgres-adhesion.repository.js';
export * from './postgres-adhesion-file.repository.js';

/** Entities of this domain, for the data source. */
export const ADHESIONS_ENTITIES = [AdhesionOrm, AdhesionEventOrm, AdhesionFileOrm];

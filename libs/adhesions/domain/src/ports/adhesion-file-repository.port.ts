import type { AdhesionFile } from '../adhesion/adhesion-file.js';
import type { AdhesionId } from '../adhesion/adhesion.js';

/** Files of the adhesions that the open transaction may touch. */
export interface AdhesionFileRepository {
  /** Oldest first. */
  ofAdhesion(id: AdhesionId): Promise<AdhesionFile[]>;
  find(id: string): Promise<AdhesionFile | null>;
  /** @returns false when the adhesion has the same file of the same kind already */
  add(file: AdhesionFile): Promise<boolean>;
  remove(id: string): Promise<void>;
}

export const ADHESION_FILE_REPOSITORY = Symbol('AdhesionFileRepository');

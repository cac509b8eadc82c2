import type { EnteId } from '@province-comuni/shared-kernel';

/** A service that a Provincia offers to its Comuni (pilastro). Which ones exist is data. */
export interface Pillar {
  readonly key: string;
  readonly name: string;
  readonly position: number;
}

/** What documents and communities are about. */
export interface Subject {
  readonly key: string;
  readonly name: string;
  /** The pillar it belongs to, if any. */
  readonly pillarKey: string | null;
}

/** How far a service is: to start, to consolidate or relaunch, consolidated. */
export type ComplexityLevel = 'base' | 'intermedio' | 'avanzato';

/** The profile of a service in a Provincia, as a published source says it. */
export interface ComplexityProfile {
  readonly enteId: EnteId;
  readonly pillarKey: string;
  readonly profile: ComplexityLevel;
  /** What the source adds about this Provincia, in its words. */
  readonly nota: string | null;
  readonly fonte: string;
}

import type { EnteCard } from '@province-comuni/enti-contract';
import type { ComplexityLevel, ComplexityProfile, Ente, Pillar, Subject } from '@province-comuni/enti-domain';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { ComplexityProfileOrmEntity } from './entities/complexity-profile.orm-entity.js';
import type { PillarOrmEntity } from './entities/pillar.orm-entity.js';
import type { SubjectOrmEntity } from './entities/subject.orm-entity.js';

export function toPillar({ key, name, position }: PillarOrmEntity): Pillar {
  return { key, name, position };
}

export function toSubject({ key, name, pillarKey }: SubjectOrmEntity): Subject {
  return { key, name, pillarKey };
}

export function toComplexityProfile(row: ComplexityProfileOrmEntity): ComplexityProfile {
  const { pillarKey, nota, fonte } = row;
  return { enteId: row.enteId as EnteId, pillarKey, profile: row.profile as ComplexityLevel, nota, fonte };
}

/** What other domains may know of an Ente, and no more. */
export function toEnteCard(ente: Ente): EnteCard {
  const { id, kind, denominazione, nome, codiceIstat, sigla, regione, area, popolazione, annoPopolazione, numeroComuni, provinciaId, sede, confluitoIn } = ente;
  return { id, kind, denominazione, nome, codiceIstat, sigla, regione, area, popolazione, annoPopolazione, numeroComuni, provinciaId, sede, ...(confluitoIn ? { confluitoIn } : {}) };
}

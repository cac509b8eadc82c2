import type { ComplexityProfile, Ente, EnteFilter, EnteRepository, NewEnte, Page, PageRequest, Pillar, Subject } from '@province-comuni/enti-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, EnteKind } from '@province-comuni/shared-kernel';
import { ComplexityProfileOrmEntity } from '../entities/complexity-profile.orm-entity.js';
import { EnteOrmEntity } from '../entities/ente.orm-entity.js';
import { PillarOrmEntity } from '../entities/pillar.orm-entity.js';
import { SubjectOrmEntity } from '../entities/subject.orm-entity.js';
import { toComplexityProfile, toPillar, toSubject } from '../mappers.js';
import { searchEnti } from './ente-search.js';
import { inForce, selectEnti, selectKeptEnti } from './select-enti.js';

/** The registry in PostgreSQL. */
export class PostgresEnteRepository implements EnteRepository {
  async findById(id: EnteId, day: string): Promise<Ente | null> {
    const [ente] = await this.findByIds([id], day);
    return ente ?? null;
  }

  async findByIds(ids: readonly EnteId[], day: string): Promise<Ente[]> {
    return ids.length === 0 ? [] : selectKeptEnti(day, 'where e.id = any($2::uuid[])', [ids]);
  }

  async findByCodiciIstat(codici: readonly string[], day: string): Promise<Ente[]> {
    return codici.length === 0 ? [] : selectEnti(day, 'where e.codice_istat = any($2::text[])', [codici]);
  }

  async listInForce(kind: EnteKind, day: string): Promise<Ente[]> {
    return selectEnti(day, `where e.kind = $2 and ${inForce('e')} order by e.nome, e.id`, [kind]);
  }

  async search(filter: EnteFilter, page: PageRequest, day: string): Promise<Page<Ente>> {
    return searchEnti(filter, page, day);
  }

  async idsInForce(after: EnteId | null, limit: number, day: string): Promise<EnteId[]> {
    const rows: { id: EnteId }[] = await currentManager().query(`select e.id from ente e where ${inForce('e')} and ($2::uuid is null or e.id > $2::uuid) order by e.id limit $3`, [day, after, limit]);
    return rows.map(({ id }) => id);
  }

  async revision(): Promise<number> {
    const [row]: [{ revision: number }] = await currentManager().query('select count(*)::int as revision from registry_import');
    return row.revision;
  }

  async findPredecessors(ids: readonly EnteId[], day: string): Promise<Ente[]> {
    return selectEnti(day, 'where e.confluito_in = any($2::uuid[]) order by e.valido_al, e.nome', [ids]);
  }

  async existsAlike(denominazione: string, codiceIpa: string | null): Promise<boolean> {
    const [row]: [{ found: boolean }] = await currentManager().query(
      `select exists (select 1 from ente where valido_al is null
         and (trim(ente_search_text(denominazione)) = trim(ente_search_text($1::text)) or lower(codice_ipa) = lower($2::text))) as found`,
      [denominazione, codiceIpa],
    );
    return row.found;
  }

  async add(ente: NewEnte, day: string): Promise<EnteId> {
    const { identifiers } = await currentManager().getRepository(EnteOrmEntity).insert({ ...ente, validoDal: day });
    return identifiers[0]!['id'] as EnteId;
  }

  async listPillars(): Promise<Pillar[]> {
    const rows = await currentManager().getRepository(PillarOrmEntity).find({ order: { position: 'ASC' } });
    return rows.map(toPillar);
  }

  async listSubjects(): Promise<Subject[]> {
    const rows = await currentManager().getRepository(SubjectOrmEntity).find({ order: { name: 'ASC' } });
    return rows.map(toSubject);
  }

  async listComplexityProfiles(pillarKey?: string): Promise<ComplexityProfile[]> {
    const query = currentManager().getRepository(ComplexityProfileOrmEntity).createQueryBuilder('profile');
    if (pillarKey !== undefined) query.where('profile.pillarKey = :pillarKey', { pillarKey });
    const rows = await query.innerJoin('ente', 'ente', 'ente.id = profile.enteId').orderBy('profile.pillarKey').addOrderBy('ente.nome').getMany();
    return rows.map(toComplexityProfile);
  }
}

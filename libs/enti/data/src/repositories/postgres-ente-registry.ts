import type { EnteCard, EnteRegistry, ProvinciaProfile } from '@province-comuni/enti-contract';
import { currentManager, REFERENCE_ACCESS, type TransactionRunner } from '@province-comuni/platform-database';
import { italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { ComplexityProfileOrmEntity } from '../entities/complexity-profile.orm-entity.js';
import { EnteOrmEntity } from '../entities/ente.orm-entity.js';
import { PillarOrmEntity } from '../entities/pillar.orm-entity.js';
import { SubjectOrmEntity } from '../entities/subject.orm-entity.js';
import { toEnteCard } from '../mappers.js';
import { inForce, selectKeptEnti } from './select-enti.js';

/** The registry for other domains: works in their open transaction, or in one of its own. */
export class PostgresEnteRegistry implements EnteRegistry {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly clock: Clock,
  ) {}

  async findByIds(ids: readonly EnteId[]): Promise<EnteCard[]> {
    if (ids.length === 0) return [];
    return this.cards('where e.id = any($2::uuid[])', [...new Set(ids)]);
  }

  async upi(): Promise<EnteCard | null> {
    const [card] = await this.cards('where e.kind = $2', 'UPI');
    return card ?? null;
  }

  async comuniOf(provinciaId: EnteId): Promise<EnteCard[]> {
    return this.cards(`where e.provincia_id = $2::uuid and e.kind = 'COMUNE' and ${inForce('e')} order by e.nome, e.id`, provinciaId);
  }

  async province(): Promise<EnteCard[]> {
    return this.cards(`where e.kind = $2 and ${inForce('e')} order by e.nome, e.id`, 'PROVINCIA');
  }

  async complexityProfiles(): Promise<readonly ProvinciaProfile[]> {
    const rows = await this.transactions.read(REFERENCE_ACCESS, () => currentManager().getRepository(ComplexityProfileOrmEntity).find());
    return rows.map(({ enteId, pillarKey, profile }) => ({ enteId: enteId as EnteId, pillarKey, profile }));
  }

  async namedWith(beginnings: readonly string[]): Promise<readonly (readonly EnteId[])[]> {
    if (beginnings.length === 0) return [];
    const rows: { ids: EnteId[] }[] = await this.transactions.read(REFERENCE_ACCESS, () =>
      currentManager().query(
        `select coalesce(array_agg(e.id) filter (where e.id is not null), '{}') as ids from unnest($1::text[]) with ordinality b (beginning, place)
         left join ente e on ' ' || regexp_replace(lower(unaccent(e.denominazione)), '[^[:alnum:]]+', ' ', 'g') like '% ' || lower(unaccent(b.beginning)) || '%' group by b.place order by b.place`,
        [beginnings.map((each) => each.replace(/[\\%_]/g, '\\$&'))],
      ),
    );
    return rows.map(({ ids }) => ids);
  }

  async pillarKeys(): Promise<readonly string[]> {
    const rows = await this.transactions.read(REFERENCE_ACCESS, () => currentManager().getRepository(PillarOrmEntity).find({ order: { position: 'ASC' } }));
    return rows.map(({ key }) => key);
  }

  async subjectKeys(): Promise<readonly string[]> {
    const rows = await this.transactions.read(REFERENCE_ACCESS, () => currentManager().getRepository(SubjectOrmEntity).find());
    return rows.map(({ key }) => key);
  }

  async rememberSede(id: EnteId, sede: string): Promise<void> {
    const address = sede.trim();
    if (!address) return;
    await this.transactions.run({ enteIds: [] }, () => currentManager().getRepository(EnteOrmEntity).update({ id }, { sede: address }));
  }

  private async cards(tail: string, parameter: unknown): Promise<EnteCard[]> {
    const rows = await this.transactions.read(REFERENCE_ACCESS, () => selectKeptEnti(italianDay(this.clock.now()), tail, [parameter]));
    return rows.map(toEnteCard);
  }
}

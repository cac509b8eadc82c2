import { currentManager } from '@province-comuni/platform-database';
import type { SynonymGroup, SynonymRepository } from '@province-comuni/search-domain';
import { SynonymOrmEntity } from './synonym.orm-entity.js';

/** Synonyms in PostgreSQL. */
export class PostgresSynonymRepository implements SynonymRepository {
  async list(): Promise<SynonymGroup[]> {
    const rows = await currentManager().getRepository(SynonymOrmEntity).find();
    const byName = new Intl.Collator('it');
    return rows.sort((a, b) => byName.compare(a.forms[0]!, b.forms[0]!));
  }

  async add(forms: readonly string[]): Promise<SynonymGroup> {
    const repository = currentManager().getRepository(SynonymOrmEntity);
    return repository.save(repository.create({ forms: [...forms], revision: 1 }));
  }

  async change(id: string, revision: number, forms: readonly string[]): Promise<SynonymGroup | null> {
    const { affected } = await currentManager().getRepository(SynonymOrmEntity).update({ id, revision }, { forms: [...forms], revision: revision + 1 });
    return affected === 1 ? { id, forms, revision: revision + 1 } : null;
  }

  async remove(id: string): Promise<boolean> {
    const { affected } = await currentManager().getRepository(SynonymOrmEntity).delete({ id });
    return affected === 1;
  }
}

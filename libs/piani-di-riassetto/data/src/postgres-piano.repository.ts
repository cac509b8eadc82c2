import { currentManager } from '@province-comuni/platform-database';
import { PianiError, type AttoDelPiano, type DupTriennale, type PianoDiRiassetto, type PianoRepository, type SceltaPerPilastro, type StatoDelPiano, type Traguardo } from '@province-comuni/piani-di-riassetto-domain';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

interface PianoRow {
  enteId: EnteId;
  stato: StatoDelPiano;
  note: string;
  revision: number;
  updatedAt: Date;
  updatedBy: string;
}

type Of<Part> = Part & { readonly enteId: EnteId };

/** Plans in PostgreSQL, behind row level security. Small tables of few rows: statements by hand, read whole. */
export class PostgresPianoRepository implements PianoRepository {
  async find(enteId: EnteId): Promise<PianoDiRiassetto | null> {
    const [piano] = await this.read('where ente_id = $1', [enteId]);
    return piano ?? null;
  }

  async all(): Promise<PianoDiRiassetto[]> {
    return this.read('', []);
  }

  async lock(enteId: EnteId): Promise<void> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`piano ${enteId}`]);
  }

  async save(piano: PianoDiRiassetto, part: string, personId: PersonId): Promise<void> {
    const { enteId, stato, note, atti, scelte, traguardi, dup, revision, updatedAt, updatedBy } = piano;
    const run = (sql: string, parameters: unknown[]): Promise<unknown> => currentManager().query(sql, parameters);
    await run(
      `insert into piano_di_riassetto (ente_id, stato, note, revision, updated_at, updated_by) values ($1, $2, $3, $4, $5, $6)
       on conflict (ente_id) do update set stato = excluded.stato, note = excluded.note, revision = excluded.revision, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
      [enteId, stato, note, revision, updatedAt, updatedBy],
    );
    for (const table of ['piano_atto', 'piano_scelta', 'piano_traguardo', 'dup_triennale']) await run(`delete from ${table} where ente_id = $1`, [enteId]);
    for (const [position, atto] of atti.entries()) await run('insert into piano_atto (ente_id, position, organo, numero, data, note, document_id) values ($1, $2, $3, $4, $5, $6, $7)', [enteId, position, atto.organo, atto.numero, atto.data, atto.note, atto.documentId]).catch(refuseMissingDocument('atti', atto.numero));
    for (const [position, scelta] of scelte.entries())
      await run('insert into piano_scelta (ente_id, pilastro, position, organizzazione, forma, livello, personale, comuni_serviti, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [enteId, scelta.pilastro, position, scelta.organizzazione, scelta.forma, scelta.livello, scelta.personale, scelta.comuniServiti, scelta.note]);
    for (const [position, traguardo] of traguardi.entries()) await run('insert into piano_traguardo (ente_id, position, titolo, entro, raggiunto) values ($1, $2, $3, $4, $5)', [enteId, position, traguardo.titolo, traguardo.entro, traguardo.raggiunto]);
    for (const each of dup) await run('insert into dup_triennale (ente_id, dal, organo, numero, data, document_id) values ($1, $2, $3, $4, $5, $6)', [enteId, each.dal, each.organo, each.numero, each.data, each.documentId]).catch(refuseMissingDocument('dup', each.numero));
    await run('insert into piano_deed (ente_id, part, revision, person_id, person_name, content, at) values ($1, $2, $3, $4, $5, $6::jsonb, $7)', [enteId, part, revision, personId, updatedBy, JSON.stringify({ stato, note, atti, scelte, traguardi, dup }), updatedAt]);
  }

  /** Five statements, whatever the number of plans. */
  private async read(where: string, parameters: unknown[]): Promise<PianoDiRiassetto[]> {
    const run = <Row>(sql: string): Promise<Row[]> => currentManager().query(sql.replace('#where', where), parameters);
    const rows = await run<PianoRow>('select ente_id as "enteId", stato, note, revision, updated_at as "updatedAt", updated_by as "updatedBy" from piano_di_riassetto #where');
    const atti = await run<Of<AttoDelPiano>>(`select ente_id as "enteId", organo, numero, data::text, note, document_id as "documentId" from piano_atto #where order by position`);
    const scelte = await run<Of<SceltaPerPilastro>>(`select ente_id as "enteId", pilastro, organizzazione, forma, livello, personale::float8 as personale, comuni_serviti as "comuniServiti", note from piano_scelta #where order by position`);
    const traguardi = await run<Of<Traguardo>>(`select ente_id as "enteId", titolo, entro::text, raggiunto::text from piano_traguardo #where order by position`);
    const dup = await run<Of<DupTriennale>>(`select ente_id as "enteId", dal, organo, numero, data::text, document_id as "documentId" from dup_triennale #where order by dal desc`);
    return rows.map((row) => ({ ...row, atti: of(atti, row.enteId), scelte: of(scelte, row.enteId), traguardi: of(traguardi, row.enteId), dup: of(dup, row.enteId) }));
  }
}

/** The library is another domain's: that a document is there is known by the foreign key alone. */
function refuseMissingDocument(field: string, numero: string): (error: { readonly code?: string; readonly constraint?: string }) => never {
  return (error) => {
    if (error.code === '23503' && error.constraint?.includes('document')) throw new PianiError('PIANI.INPUT_REFUSED', { problems: [{ field, message: `Il documento dell’atto n. ${numero} non c’è.` }] });
    throw error;
  };
}

function of<Part>(parts: readonly Of<Part>[], enteId: EnteId): Part[] {
  return parts.filter((part) => part.enteId === enteId).map(({ enteId: _enteId, ...part }) => part as unknown as Part);
}

import type { PersonalCopy, PersonalDataRepository, PersonErasure } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const COPY = 'c.id, c.person_id as "personId", c.asked_at as "askedAt", c.state, c.parts_done as "partsDone", c.parts_all as "partsAll", length(c.bytes) as size, c.ready_at as "readyAt", c.expires_at as "expiresAt"';
const ERASURE = 'e.person_id as "personId", e.asked_by as "askedBy", e.asked_at as "askedAt", e.due_at as "dueAt", e.steps_done as "stepsDone", e.done_at as "doneAt"';

const query = <T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> => currentManager().query(text, [...parameters]);
const changed = async (text: string, parameters: readonly unknown[]): Promise<boolean> => ((await currentManager().query(text, [...parameters])) as [unknown, number])[1] > 0;

/** Copies and erasures in PostgreSQL, behind row level security. */
export class PostgresPersonalDataRepository implements PersonalDataRepository {
  async copyOf(personId: PersonId): Promise<PersonalCopy | null> {
    return (await query<PersonalCopy>(`select ${COPY} from personal_copy c where c.person_id = $1`, [personId]))[0] ?? null;
  }

  async findCopy(id: string): Promise<PersonalCopy | null> {
    return (await query<PersonalCopy>(`select ${COPY} from personal_copy c where c.id = $1`, [id]))[0] ?? null;
  }

  async askCopy({ id, personId, askedAt, partsAll }: Pick<PersonalCopy, 'id' | 'personId' | 'askedAt' | 'partsAll'>): Promise<boolean> {
    const rows = await query(
      `insert into personal_copy (id, person_id, asked_at, state, parts_all) values ($1, $2, $3, 'IN_ATTESA', $4)
       on conflict (person_id) do update set id = excluded.id, asked_at = excluded.asked_at, state = 'IN_ATTESA', parts_done = 0, parts_all = excluded.parts_all, bytes = null, ready_at = null, expires_at = null where personal_copy.state = 'PRONTA'
       returning 1`,
      [id, personId, askedAt, partsAll],
    );
    return rows.length > 0;
  }

  async progress(id: string, partsDone: number): Promise<void> {
    await query('update personal_copy set parts_done = $2 where id = $1', [id, partsDone]);
  }

  async finishCopy(id: string, bytes: Uint8Array, readyAt: Date, expiresAt: Date): Promise<boolean> {
    return changed(`update personal_copy set state = 'PRONTA', bytes = $2, ready_at = $3, expires_at = $4, parts_done = parts_all where id = $1 and state = 'IN_ATTESA'`, [id, Buffer.from(bytes), readyAt, expiresAt]);
  }

  async bytesOf(id: string): Promise<Uint8Array | null> {
    return (await query<{ bytes: Uint8Array | null }>('select bytes from personal_copy where id = $1', [id]))[0]?.bytes ?? null;
  }

  async lostCopies(before: Date): Promise<readonly string[]> {
    return (await query<{ id: string }>(`select id from personal_copy where state = 'IN_ATTESA' and asked_at < $1`, [before])).map(({ id }) => id);
  }

  async removeCopiesExpiredBy(moment: Date): Promise<void> {
    await query('delete from personal_copy where expires_at <= $1', [moment]);
  }

  async erasureOf(personId: PersonId): Promise<PersonErasure | null> {
    return (await query<PersonErasure>(`select ${ERASURE} from person_erasure e where e.person_id = $1`, [personId]))[0] ?? null;
  }

  async openErasures(limit: number): Promise<readonly PersonErasure[]> {
    return query(`select ${ERASURE} from person_erasure e where e.done_at is null order by e.due_at, e.person_id limit $1`, [limit]);
  }

  async askErasure({ personId, askedBy, askedAt, dueAt }: Pick<PersonErasure, 'personId' | 'askedBy' | 'askedAt' | 'dueAt'>): Promise<boolean> {
    return (await query('insert into person_erasure (person_id, asked_by, asked_at, due_at) values ($1, $2, $3, $4) on conflict do nothing returning 1', [personId, askedBy, askedAt, dueAt])).length > 0;
  }

  async takeBackErasure(personId: PersonId): Promise<boolean> {
    return changed(`delete from person_erasure where person_id = $1 and steps_done = '{}'`, [personId]);
  }

  async lockDueErasure(now: Date): Promise<PersonErasure | null> {
    return (await query<PersonErasure>(`select ${ERASURE} from person_erasure e where e.done_at is null and e.due_at <= $1 order by e.due_at, e.person_id limit 1 for update skip locked`, [now]))[0] ?? null;
  }

  async noteStep(personId: PersonId, step: string): Promise<void> {
    await query('update person_erasure set steps_done = array_append(steps_done, $2) where person_id = $1', [personId, step]);
  }

  async finishErasure(personId: PersonId, at: Date): Promise<void> {
    await query('update person_erasure set done_at = $2 where person_id = $1', [personId, at]);
  }
}

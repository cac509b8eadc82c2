// Deviation report of 86 instances from stored numbers: the report of one act, the wordings of a clause, and counting one instance after a change.
import { ENTI_ENTITIES, PostgresEnteRegistry } from '@province-comuni/enti-data';
import { MODELS_ENTITIES, PostgresDeviationRepository, PostgresInstanceRepository, PostgresModelRepository } from '@province-comuni/models-data';
import { KeepDeviations, ReadDeviations } from '@province-comuni/models-domain';
import { plainRichText } from '@province-comuni/shared-act-tree';
import { content } from './support/innovazione.mjs';
import { print, summary, timed } from './support/measure.mjs';
import { openSearchDatabase } from './support/search-database.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 100);
const PROVINCE = 86;
const PERSON = '00000000-0000-4000-8000-000000000001';
const database = await openSearchDatabase('bench_deviation', undefined, [...ENTI_ENTITIES, ...MODELS_ENTITIES]);
const [models, instances, deviations] = [new PostgresModelRepository(), new PostgresInstanceRepository(), new PostgresDeviationRepository()];
const keep = new KeepDeviations(database.runner, instances, models, deviations);
const clock = { now: () => new Date() };
const read = new ReadDeviations(database.runner, models, instances, deviations, new PostgresEnteRegistry(database.runner, clock));
const clauses = content.acts.flatMap((act) => act.clauses);
const scale = `${PROVINCE} instances of ${clauses.length} clauses, every fifth adapted, half of them shared, 1 connection`;
const ids = await fill();
const curator = { kind: 'person', personId: PERSON, name: 'Prova', memberships: [{ enteId: PERSON, enteKind: 'UPI', role: 'CURATORE' }] };

const report = () => read.report(curator, content.key, 'convenzione', { form: null, level: null });
const { report: whole } = await report();
if (whole.shown.length !== PROVINCE / 2 || whole.numbersOnly !== PROVINCE / 2 || !whole.clauses[0].counts.adapted) throw new Error('the report is not what was stored');
print({ bench: 'deviation', case: 'report of one act', unit: 'ms', ...summary(await timed(RUNS, 10, report)), goal: '≤ 500', scale });
print({ bench: 'deviation', case: 'wordings of the clause most changed', unit: 'ms', ...summary(await timed(RUNS, 10, () => read.wordings(curator, content.key, whole.clauses[0].clauseId))), goal: '≤ 500', scale });
const touched = (at) => database.asSystem(() => instances.touch(ids[at % ids.length], new Date()));
const counting = [];
for (let at = 0; at < RUNS; at += 1) {
  await touched(at);
  const start = performance.now();
  await keep.hear({ kind: 'models.instance-changed', payload: { instanceId: ids[at % ids.length] } });
  counting.push(performance.now() - start);
}
print({ bench: 'deviation', case: 'counting one instance after a change, apart from the request', unit: 'ms', ...summary(counting), goal: 'p95 ≤ 100', scale });
await database.close();

/** Every Provincia adapts every fifth clause that may be, in one of four ways. */
async function fill() {
  const { rows: enti } = await database.asOwner(async (owner) => {
    await owner.query(`insert into ente (kind, nome, denominazione, codice_istat, valido_dal) select 'PROVINCIA', 'Prova ' || n, 'Provincia di Prova ' || n, lpad(n::text, 3, '9'), '2000-01-01' from generate_series(1, $1::int) n`, [PROVINCE]);
    await owner.query(`insert into person (id, email, name, surname, created_at) values ($1, 'prova@demo.example', 'Prova', 'Prova', now())`, [PERSON]);
    return owner.query(`select id from ente where kind = 'PROVINCIA' order by nome`);
  });
  return database.asSystem(async () => {
    const versionId = await models.addPublished(content, 'x', new Date());
    const made = [];
    for (const [number, { id: enteId }] of enti.entries()) {
      const id = `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
      const now = new Date();
      await instances.add({ id, enteId, modelVersionId: versionId, title: `Prova ${number}`, parameterDate: '2026-12-01', createdBy: PERSON, createdAt: now, updatedAt: now }, [{ key: content.formAxis, value: 'PUBBLICO', origin: 'PERSONA', answeredBy: null, answeredAt: now }], clauses.map((clause) => ({ clauseId: clause.id, actKey: clause.actKey, baseVersionId: versionId })), id);
      await instances.saveAdoption({ instanceId: id, enteId, modelKey: content.key, version: content.version, form: 'PUBBLICO', level: 'BASE', since: now });
      for (const [index, clause] of clauses.entries()) {
        if ((index + number) % 5 !== 0 || clause.lock === 'vincolata') continue;
        const body = { ...clause.body, content: [...clause.body.content, ...plainRichText(`Testo nostro, nel modo ${number % 4}.`).content] };
        await instances.saveClause(id, { clauseId: clause.id, actKey: clause.actKey, baseVersionId: versionId, state: 'EDITED', heading: clause.heading, body, orderKey: null, parentId: null, kind: null, reason: null, updatedBy: null, updatedAt: now });
      }
      if (number % 2 === 0) await deviations.setSharing(id, { sharedAt: now, sharedBy: 'Prova' });
      await keep.hear({ kind: 'models.instance-created', payload: { instanceId: id } });
      made.push(id);
    }
    return made;
  });
}

// A worker that takes a job and is killed with it: started and killed by the test.
import { PgBoss } from 'pg-boss';

const [connectionString, schema, queue] = process.argv.slice(2);
const boss = new PgBoss({ connectionString, schema, migrate: false, supervise: false, schedule: false });
await boss.start();
await boss.work(queue, { pollingIntervalSeconds: 0.5 }, async () => {
  process.stdout.write('taken\n');
  await new Promise(() => undefined);
});

import { pause } from '../../reliability/support/product.mjs';

/** How long a product that has just begun may take to fill its index. */
const PATIENCE_MS = 300_000;
const LEFT = `select 'outbox' as work, kind as name, count(*)::int as count from outbox_event where dispatched_at is null group by 2
  union all select 'job', name, count(*)::int from jobs.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%' and start_after <= now() group by 2`;

/** Waits until a product has nothing left to do: what is measured is not beside the filling of its index. @throws Error that names what is left, when it does not come to rest */
export async function calm(client) {
  const until = performance.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 3; ) {
    const rows = await left(client);
    if (rows.length > 0 && performance.now() > until) throw new Error(`the product does not come to rest: ${JSON.stringify(rows)}`);
    quiet = rows.length === 0 ? quiet + 1 : 0;
    await pause(500);
  }
}

/** Pages are served before there is a place for jobs. */
async function left(client) {
  const [{ begun }] = (await client.query(`select to_regclass('jobs.job') is not null as begun`)).rows;
  return begun ? (await client.query(LEFT)).rows : [{ work: 'jobs', name: 'not begun', count: 1 }];
}

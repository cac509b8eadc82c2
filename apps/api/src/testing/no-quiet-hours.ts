import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import type { TestApp } from './test-app.js';

/** Has letters written to everybody who is there now at any hour: for tests of other things, which run by day and by night. */
export async function liftQuietHours(test: TestApp): Promise<void> {
  await test.database.runner.run(SYSTEM_ACCESS, () => currentManager().query('insert into mail_quiet (person_id, from_hour, to_hour, weekends) select id, 0, 0, false from person on conflict do nothing'));
}

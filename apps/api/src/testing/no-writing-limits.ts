import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import type { TestApp } from './test-app.js';

/** Lets people write as much as they like in all communities that are there now: for tests of other things, in which three people write all that there is. */
export async function liftWritingLimits(test: TestApp): Promise<void> {
  await test.database.runner.run(SYSTEM_ACCESS, () =>
    currentManager().query(
      `insert into community_limits (community_id, per_minute, per_hour, per_day, most_links, repeat_hours, new_days, new_posts, new_per_day, new_links, new_mentions, revision)
       select id, 100000, 100000, 100000, 100, 0, 0, 0, 100000, 100, 20, 1 from community on conflict do nothing`,
    ),
  );
}

import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS, INVITATION_LIFE_MS, type IdentityHousekeeping } from '@province-comuni/identity-domain';
import { currentManager } from '@province-comuni/platform-database';

const DAY_MS = 24 * 3_600_000;

/** Removes rows without effect; runs as the platform. */
export class PostgresIdentityHousekeeping implements IdentityHousekeeping {
  async removeExpired(now: Date): Promise<number> {
    const before = (ms: number): Date => new Date(now.getTime() - ms);
    return (
      (await this.remove('session where expires_at <= $1 or last_seen_at <= $2', [now, before(IDLE_LIMIT_MS)])) +
      (await this.remove('password_reset where created_at <= $1', [before(ABSOLUTE_LIMIT_MS)])) +
      (await this.remove('invitation where accepted_at is null and expires_at <= $1', [before(INVITATION_LIFE_MS)])) +
      (await this.remove('rate_limit where last_attempt_at <= $1', [before(DAY_MS)]))
    );
  }

  private async remove(what: string, parameters: readonly Date[]): Promise<number> {
    const [row]: { removed: string }[] = await currentManager().query(`with gone as (delete from ${what} returning 1) select count(*) as removed from gone`, [...parameters]);
    return Number(row?.removed ?? 0);
  }
}

import { RefusedMeanwhile } from '@province-comuni/communities-domain';

/** What the database itself refuses of what is written: closed communities by a trigger, suspended authors by a policy of the wall, which says its name in its message alone. */
const CLOSED = 'community_closed_stays';
const SUSPENDED = /"(?:post|discussion)_not_suspended"/;

/** @throws RefusedMeanwhile where the community was closed, or its author suspended, after the policy was asked */
export async function asWritten<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { constraint, message = '' } = ((error as { driverError?: { constraint?: string; message?: string } }).driverError ?? {});
    throw constraint === CLOSED || SUSPENDED.test(message) ? new RefusedMeanwhile() : error;
  }
}

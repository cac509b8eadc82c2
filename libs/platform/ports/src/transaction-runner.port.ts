/** What the second wall (row level security) is told about who asks. Nothing set means no rows of any Ente. */
export interface DatabaseAccess {
  /** Enti whose rows may be touched. */
  readonly enteIds: readonly string[];
  /** Person on whose behalf the work runs, for rows that belong to a person. */
  readonly personId?: string;
  /** Communities of which this person is a member. */
  readonly communityIds?: readonly string[];
  /** Work of the platform itself (sign-in, jobs, content loading): sees every row. Never set from a request's input. */
  readonly system?: boolean;
}

/** Opens transactions at the edge of use cases; repositories take the open one and never open their own. */
export interface TransactionRunner {
  /**
   * Runs the work in one transaction: all of it or nothing. Within an open transaction it joins that one, with the access already given.
   * @throws whatever the work throws, after rolling back
   */
  run<T>(access: DatabaseAccess, work: () => Promise<T>): Promise<T>;
}

export const TRANSACTION_RUNNER = Symbol('TransactionRunner');

/** Access for the platform's own work. */
export const SYSTEM_ACCESS: DatabaseAccess = { enteIds: [], system: true };

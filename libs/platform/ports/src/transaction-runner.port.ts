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
  /**
   * Runs work that only reads; PostgreSQL refuses it any change. Reads of one GraphQL query under an equal access share one transaction, and so one connection;
   * `REFERENCE_ACCESS` takes part in whichever of them is open. The work may be run a second time, alone, when another one broke the shared transaction.
   * Under the platform's own access nothing is shared. Within an open transaction it joins that one.
   * @throws whatever the work throws
   */
  read<T>(access: DatabaseAccess, work: () => Promise<T>): Promise<T>;
  /**
   * Does the last work of the open transaction and ends it behind that in the same breath: what it holds is held no longer than the disk takes. All of it is asked before the work first waits
   * for an answer; what is asked of the transaction later fails. In a transaction that was joined the work is done, and who opened it ends it.
   * @throws whatever the work throws: nothing is kept then
   */
  ending<T>(work: () => Promise<T>): Promise<T>;
}

export const TRANSACTION_RUNNER = Symbol('TransactionRunner');

/** Access for the platform's own work. */
export const SYSTEM_ACCESS: DatabaseAccess = { enteIds: [], system: true };

/** Access to tables whose rows belong to nobody (registry, vocabularies). Rows of an Ente must not be read under it: what they show would depend on who reads along. */
export const REFERENCE_ACCESS: DatabaseAccess = { enteIds: [] };

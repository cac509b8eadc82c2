/** What stands where somebody's name stood, once he is erased. */
export const GONE = 'Persona non più presente';
/** What stands where his address of mail stood. */
export const GONE_ADDRESS = '(indirizzo rimosso)';

/** Somebody whose data are copied or erased. */
export interface DataSubject {
  readonly id: string;
  /** Name and surname, as histories show them. */
  readonly name: string;
  readonly email: string;
}

/**
 * What becomes of rows when their person is erased. `REMOVE`: they go. `RENAME`: they stay, and the names beside his id become {@link GONE}. `KEEP`: they stay with his name, because a law wants them so;
 * the reason, in Italian, is told to him.
 */
export type RowsErasure = { readonly kind: 'REMOVE' } | { readonly kind: 'RENAME' } | { readonly kind: 'KEEP'; readonly reason: string };

/** Rows of a table that are about a person. */
export interface PersonalTable {
  readonly table: string;
  /** What they are, in Italian: a heading of his copy. */
  readonly title: string;
  /** Columns that hold his id, each with the columns beside it that hold his name. */
  readonly of?: Readonly<Record<string, readonly string[]>>;
  /** Columns that hold ids of several people, his among them: erased, he is taken out of them. */
  readonly among?: readonly string[];
  /** Columns that hold his address of mail. */
  readonly mail?: readonly string[];
  /** Columns that the copy leaves out: secrets, and what concerns others. */
  readonly withheld?: readonly string[];
  readonly erasure: RowsErasure;
  /** Called with the values of a column in the rows that were renamed, in the same transaction. */
  readonly changed?: { readonly column: string; readonly tell: (values: readonly string[]) => Promise<void> };
}

/** Columns in which people write: where they name him, the name goes. */
export interface PersonalWords {
  readonly table: string;
  readonly columns: readonly string[];
  /** The rows cannot be rewritten: those that name him go. */
  readonly remove?: boolean;
  readonly changed?: PersonalTable['changed'];
}

/** What a domain holds of people. Whatever table of it has a column with a person stands here: a test compares them with the database. */
export interface PersonalPart {
  /** Name of its file in the copy. */
  readonly key: string;
  /** In Italian. */
  readonly title: string;
  readonly tables: readonly PersonalTable[];
  readonly words?: readonly PersonalWords[];
  /** Columns (`table.column`) that hold a name without an id beside it and keep it, with the reason. */
  readonly keptNames?: Readonly<Record<string, string>>;
  /** What has to be done before its rows are erased, in the same transaction. Done again, it changes nothing. */
  before?(person: DataSubject): Promise<void>;
  /** What has to be done after. Done again, it changes nothing. */
  after?(person: DataSubject): Promise<void>;
}

/** Takes in what domains hold of people. Every part is made known before the application listens. */
export interface PersonalData {
  /** @throws Error when the key is taken */
  add(part: PersonalPart): void;
}

export const PERSONAL_DATA = Symbol('PersonalData');

/** Rows about a person, ready to be copied out. */
export interface CopiedRows {
  readonly table: string;
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Reads and erases what parts describe. The platform's own work: runs in the open transaction, under system access. */
export interface PersonalDataStore {
  copy(part: PersonalPart, person: DataSubject): Promise<CopiedRows[]>;
  /** Done again, it changes nothing. */
  erase(part: PersonalPart, person: DataSubject): Promise<void>;
}

export const PERSONAL_DATA_STORE = Symbol('PersonalDataStore');

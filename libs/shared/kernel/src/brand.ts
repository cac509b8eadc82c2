declare const brand: unique symbol;

/** A string or number that cannot be confused with another one of a different meaning. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** Identifier (UUID) of an Ente: a Provincia, a Comune, UPI or any other public body. */
export type EnteId = Brand<string, 'EnteId'>;

/** Identifier (UUID) of a person that has an account. */
export type PersonId = Brand<string, 'PersonId'>;

/** Kinds of Ente that the platform knows. UPI is an Ente like the others: its staff are its members. */
export type EnteKind = 'UPI' | 'PROVINCIA' | 'COMUNE' | 'UNIONE' | 'ALTRO';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text has the form of a UUID; anything else can be no identifier of ours. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

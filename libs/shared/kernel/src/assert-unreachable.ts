/** Closes a `switch` over a union: a case that was forgotten does not compile. */
export function assertUnreachable(value: never): never {
  throw new Error(`Unforeseen case: ${JSON.stringify(value)}`);
}

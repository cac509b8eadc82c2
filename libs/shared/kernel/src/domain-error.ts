/**
 * A refusal or a broken expectation that the domain foresees. `code` is literal per domain (`MODELS.VERSION_NOT_FOUND`),
 * `details` says what the screen needs to explain it. It knows no HTTP status and no GraphQL.
 */
export class DomainError<Code extends string = string, Details extends object = object> extends Error {
  constructor(
    readonly code: Code,
    readonly details: Details = {} as Details,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

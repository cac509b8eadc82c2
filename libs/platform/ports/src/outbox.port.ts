/** Something that happened, told to whoever follows (mail, index, notifications) after the change is committed. */
export interface DomainEvent {
  /** `models.instance-created`: domain, then what happened. */
  readonly kind: string;
  readonly payload: object;
}

/** Writes events in the transaction of the change that caused them: both are there, or neither. */
export interface Outbox {
  record(event: DomainEvent): Promise<void>;
}

export const OUTBOX = Symbol('Outbox');

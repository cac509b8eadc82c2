/** What an open page says to hear of the delibere of a convention: `{ instanceId }`. It answers the same. */
export const DELIBERE_HERE = 'delibere:here';
/** What it hears: they moved on. A hint: how far they are is asked for with one's own rights. */
export const DELIBERE_MOVED = 'delibere:moved';

/** The body of {@link DELIBERE_MOVED}, and the answer to {@link DELIBERE_HERE}. */
export interface DelibereHint {
  readonly instanceId: string;
}

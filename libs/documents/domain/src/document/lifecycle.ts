import type { DocumentState } from './document.js';

/** What can be done with the state of a document. */
export type Step = 'submit' | 'publish' | 'sendBack' | 'withdraw';

interface Transition {
  readonly step: Step;
  readonly from: readonly DocumentState[];
  readonly to: DocumentState;
}

/** The life of a document, as data. The trash is apart: a document keeps its state in it. */
export const TRANSITIONS: readonly Transition[] = [
  { step: 'submit', from: ['BOZZA'], to: 'IN_REVISIONE' },
  { step: 'publish', from: ['BOZZA', 'IN_REVISIONE'], to: 'PUBBLICATO' },
  { step: 'sendBack', from: ['IN_REVISIONE'], to: 'BOZZA' },
  { step: 'withdraw', from: ['PUBBLICATO'], to: 'BOZZA' },
];

/** Where the step leads from this state; null when it cannot be taken there. */
export function stateAfter(state: DocumentState, step: Step): DocumentState | null {
  return TRANSITIONS.find((transition) => transition.step === step && transition.from.includes(state))?.to ?? null;
}

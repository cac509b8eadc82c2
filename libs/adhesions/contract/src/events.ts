import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

/** Where an Ente is with the convention it was invited to. */
export type AdhesionState = 'INVITATO' | 'IN_ESAME' | 'DELIBERATO' | 'FIRMATO' | 'NON_INTERESSATO' | 'RECESSO';

/** What happens in this domain and others may follow. */
export type AdhesionsEvent =
  /** An Ente was invited. */
  | { readonly kind: 'adhesions.ente-invited'; readonly payload: AdhesionFact }
  /** It answered, deliberated, signed, withdrew; by whom: null for who came with a personal link. */
  | { readonly kind: 'adhesions.adhesion-moved'; readonly payload: AdhesionFact }
  /** Somebody, or the work itself, asks that a batch of delibere be gone on with; how far it is stands in its rows. */
  | { readonly kind: 'adhesions.delibere-asked'; readonly payload: { readonly batchId: string } }
  /** A scheda dei fabbisogni was opened or changed: its Enti are told when it is their turn. */
  | { readonly kind: 'adhesions.needs-sheet-kept'; readonly payload: { readonly sheetId: string } };

export interface AdhesionFact {
  readonly adhesionId: string;
  /** The Provincia. */
  readonly provinciaId: EnteId;
  readonly aderenteId: EnteId;
  readonly state: AdhesionState;
  readonly by: PersonId | null;
}

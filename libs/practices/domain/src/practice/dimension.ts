/** The seven dimensions by which every practice is described, in the order of the sources. */
export type DimensionKey = 'SERVIZI' | 'COMPETENZE' | 'ORGANIZZAZIONE' | 'GOVERNANCE' | 'COSTI' | 'SOSTENIBILITA' | 'CONVENZIONE';

export interface DimensionDefinition {
  readonly key: DimensionKey;
  /** Name, in Italian. */
  readonly label: string;
  /** What one writes here, in Italian: shown to who fills the sheet. */
  readonly help: string;
}

export const DIMENSIONS: readonly DimensionDefinition[] = [
  { key: 'SERVIZI', label: 'Servizi erogati', help: 'Che cosa si offre agli Enti, a quale livello e per quale canale.' },
  { key: 'COMPETENZE', label: 'Competenze', help: 'Le figure che lavorano al servizio, con titolo di studio e numero.' },
  { key: 'ORGANIZZAZIONE', label: 'Organizzazione e gestione operativa', help: 'Come è organizzato il lavoro: uffici, gruppi, chi fa che cosa.' },
  { key: 'GOVERNANCE', label: 'Governance', help: 'Gli organi che indirizzano e controllano il servizio.' },
  { key: 'COSTI', label: 'Costo dei servizi', help: 'Quanto pagano gli Enti, e in base a che cosa.' },
  { key: 'SOSTENIBILITA', label: 'Sostenibilità', help: 'Da dove vengono le entrate e per che cosa si spende.' },
  { key: 'CONVENZIONE', label: 'Modello di convenzione', help: 'Durata, adesione, aggiornamento dei costi, fatturazione.' },
];

export const DIMENSION_KEYS: readonly DimensionKey[] = DIMENSIONS.map(({ key }) => key);

/** Name of a dimension, in Italian. */
export function labelOfDimension(key: DimensionKey): string {
  return DIMENSIONS.find((dimension) => dimension.key === key)!.label;
}

/** A licence under which a document may be used, by its key. */
export interface Licence {
  readonly key: string;
  readonly label: string;
  readonly url: string | null;
}

/** Licences that Italian public bodies use for what they publish, the recommended one first (Linee guida Open Data, AgID: CC BY 4.0). */
export const LICENCES: readonly Licence[] = [
  { key: 'CC-BY-4.0', label: 'Creative Commons Attribuzione 4.0 (CC BY 4.0)', url: 'https://creativecommons.org/licenses/by/4.0/deed.it' },
  { key: 'CC0-1.0', label: 'Creative Commons Zero (CC0 1.0)', url: 'https://creativecommons.org/publicdomain/zero/1.0/deed.it' },
  { key: 'CC-BY-SA-4.0', label: 'Creative Commons Attribuzione – Condividi allo stesso modo 4.0 (CC BY-SA 4.0)', url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.it' },
  { key: 'IODL-2.0', label: 'Italian Open Data License 2.0', url: 'https://www.dati.gov.it/content/italian-open-data-license-v20' },
  { key: 'ATTO_UFFICIALE', label: 'Atto ufficiale (art. 5 L. 633/1941: nessun diritto d’autore)', url: null },
  { key: 'RISERVATI', label: 'Tutti i diritti riservati', url: null },
];

/** What a new document has until somebody chooses. */
export const DEFAULT_LICENCE = 'CC-BY-4.0';

/** Languages of documents: Italian, those of the recognised minorities with public use, English. */
export const LANGUAGES: readonly string[] = ['it', 'de', 'fr', 'sl', 'en'];

/** Names of fields as the files write them, by their name in the domain. */
export type FieldNames = Readonly<Record<string, string>>;

/** Fields of a sheet. Names of the dimensions and values of options are written as they are. */
export const CONTENT_FIELDS: FieldNames = {
  ...{ title: 'titolo', summary: 'sintesi', form: 'forma', level: 'livello', year: 'anno', yearNote: 'nota_anno', entiServed: 'enti_in_convenzione', otherEntiServed: 'altri_enti', modelKey: 'modello' },
  ...{ dimensions: 'dimensioni', unavailable: 'non_disponibile', paragraphs: 'testi', tables: 'tabelle', text: 'testo', source: 'fonte', chapter: 'capitolo' },
  ...{ strengths: 'punti_di_forza', weaknesses: 'punti_di_debolezza', conditions: 'condizioni', notes: 'note_sulle_fonti' },
  ...{ kit: 'riuso', acts: 'atti', costs: 'costi', staff: 'personale', steps: 'passi', documents: 'documenti', label: 'dato', href: 'indirizzo', note: 'nota' },
  ...{ id: 'id', kind: 'tipo', rows: 'righe', group: 'voce_di_confronto' },
  ...{ service: 'servizio', offer: 'si_ottiene', channel: 'canale' },
  ...{ role: 'figura', employer: 'di_chi', skills: 'competenze', qualification: 'titolo_di_studio', count: 'addetti', fte: 'tempo_pieno_equivalente' },
  ...{ structure: 'struttura', people: 'persone', percent: 'percento' },
  ...{ body: 'organo', functions: 'funzioni', tasks: 'mansioni', members: 'componenti', memberCount: 'numero_componenti' },
  ...{ scheme: 'calcolo', fromInhabitants: 'da_abitanti', toInhabitants: 'a_abitanti', amountCents: 'centesimi', amountMaxCents: 'fino_a_centesimi', unit: 'unita', vatIncluded: 'iva_compresa' },
  ...{ item: 'voce', value: 'valore', number: 'in_numero' },
};

/** Fields of what was found about a pillar. */
export const PILLAR_FIELDS: FieldNames = {
  ...{ pillarKey: 'pilastro', title: 'titolo', goal: 'obiettivo', findings: 'risultati', charts: 'grafici', profiles: 'profili', notes: 'note_sulla_fonte', text: 'testo', source: 'fonte', chapter: 'capitolo' },
  ...{ strengths: 'punti_di_forza', weaknesses: 'punti_di_debolezza', opportunities: 'opportunita', threats: 'minacce' },
  ...{ id: 'id', unit: 'unita', bars: 'barre', label: 'etichetta', value: 'valore', note: 'nota', key: 'chiave', traits: 'tratti', province: 'province', nome: 'nome', group: 'gruppo' },
};

/** The value with the names of the domain; a name that is not known stays, and its parser refuses it. */
export function renameFields(value: unknown, names: FieldNames): unknown {
  const known = new Map(Object.entries(names).map(([inDomain, written]) => [written, inDomain]));
  const rename = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(rename);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, field]) => [known.get(key) ?? key, rename(field)]));
  };
  return rename(value);
}

/** A path of the domain as the file writes it. */
export function writtenPath(path: readonly (string | number)[], names: FieldNames): (string | number)[] {
  return path.map((step) => (typeof step === 'string' ? (names[step] ?? step) : step));
}

/**
 * Names that take the article of the place: so they sign their acts. Every other Comune keeps its name whole after "di" ("Comune di La Loggia"),
 * because there use differs from place to place.
 */
const WITH_ARTICLE: Readonly<Record<string, string>> = {
  "L'Aquila": "Comune dell'Aquila",
  'La Spezia': 'Comune della Spezia',
};

/** Full name of a Comune, as acts write it: "Comune di Urbino". */
export function denominazioneOfComune(nome: string): string {
  return WITH_ARTICLE[nome] ?? `Comune di ${nome}`;
}

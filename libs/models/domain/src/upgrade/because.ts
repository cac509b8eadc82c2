import type { ClauseField } from '../model-version/version-diff.js';
import type { LocalChange, UpgradeClass } from './upgrade-item.js';

const MODEL_WORDS: Readonly<Record<ClauseField, string>> = {
  heading: 'la rubrica',
  body: 'il testo',
  condition: 'quando si applica',
  place: 'il posto nell’atto',
  lock: 'quanto si può cambiare',
  contents: 'il contenuto minimo che porta',
  legalRefs: 'le norme citate',
  kind: 'il tipo',
  guidance: 'la guida',
  source: 'la fonte',
};

const LOCAL_WORDS: Readonly<Record<LocalChange, string>> = { heading: 'la rubrica', body: 'il testo', place: 'il posto nell’atto', suppressed: 'la presenza nell’atto (l’avete tolta)' };

/** Why an item of an upgrade is what it is, in a sentence an official understands. */
export function becauseOf(upgradeClass: UpgradeClass, modelChanges: readonly ClauseField[], localChanges: readonly LocalChange[], conflicts: number, others: readonly string[] = []): string {
  const model = listed(modelChanges.map((field) => MODEL_WORDS[field]));
  const local = listed(localChanges.map((change) => LOCAL_WORDS[change]));
  switch (upgradeClass) {
    case 'TAKEN':
      return local === '' ? `Il modello ha cambiato ${model}. Voi non avevate cambiato nulla.` : 'Il modello ha preso lo stesso testo che avevate scritto voi.';
    case 'NEW':
      return others.length > 0 ? 'Il modello ha questa clausola al posto di una che si ritira.' : 'Il modello aggiunge questa clausola.';
    case 'RETIRED':
      return localChanges.includes('suppressed') ? 'Il modello ritira questa clausola, che voi avevate già tolto.' : 'Il modello ritira questa clausola. Voi non l’avevate cambiata.';
    case 'KEPT':
      return `Voi avete cambiato ${local}, il modello ${model}: il vostro testo resta com’è.`;
    case 'COMBINED':
      return `Voi avete cambiato ${local}, il modello ${model}: nessuna sovrapposizione, valgono entrambe le modifiche.`;
    case 'MERGED':
      return 'Voi e il modello avete cambiato lo stesso testo, ma non le stesse parole: la proposta unisce le due modifiche, e va confermata.';
    case 'CONFLICT':
      return conflicts === 1 ? 'Voi e il modello avete cambiato le stesse parole, in un punto: la scelta è vostra.' : `Voi e il modello avete cambiato le stesse parole, in ${conflicts} punti: la scelta è vostra.`;
    case 'RETIRED_EDITED':
      return `Il modello ritira questa clausola, ma voi ne avevate cambiato ${local}: si propone di tenerla come clausola vostra.`;
    case 'SUPPRESSED_CHANGED':
      return `Voi avevate tolto questa clausola e il modello ne ha cambiato ${model}: si propone che resti tolta.`;
    case 'LOCK_RAISED':
      return `Il modello ora fissa questa clausola, di cui voi avevate cambiato ${local}: prendete il testo del modello, o dite perché tenete il vostro.`;
    case 'MOVED':
      return 'Voi e il modello avete spostato questa clausola: si propone il posto del modello.';
    case 'DANGLING':
      return 'Il vostro testo rimanda a una clausola che con l’aggiornamento non c’è più: correggete il rimando.';
  }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} e ${words.at(-1)!}`;
}

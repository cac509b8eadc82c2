import { enteIdsOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { invalidSearchInput, SearchError, searchNotFound, type SearchFieldProblem } from '../errors.js';
import { canKeepSynonyms } from '../policies/synonym.policy.js';
import type { SynonymGroup, SynonymRepository } from '../ports/synonym-repository.port.js';
import { formOf } from '../query/synonyms.js';

const MOST_FORMS = 12;
const LONGEST_FORM = 80;
const MOST_GROUPS = 500;

/** Curators keep the words that mean the same. A change holds from the next search on: nothing is indexed again. */
export class KeepSynonyms {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly synonyms: SynonymRepository,
  ) {}

  /** @throws SearchError NOT_FOUND for who may not keep them */
  async list(actor: Actor): Promise<SynonymGroup[]> {
    return this.run(actor, () => this.synonyms.list());
  }

  /** @throws SearchError NOT_FOUND, INVALID_INPUT, ALREADY_THERE */
  async add(actor: Actor, forms: readonly string[]): Promise<SynonymGroup> {
    return this.run(actor, async () => this.synonyms.add(await this.checked(forms, null)));
  }

  /** @param revision the one the person saw. @throws SearchError NOT_FOUND, INVALID_INPUT, ALREADY_THERE, CHANGED_MEANWHILE */
  async change(actor: Actor, id: string, revision: number, forms: readonly string[]): Promise<SynonymGroup> {
    return this.run(actor, async () => {
      const checked = await this.checked(forms, id);
      const changed = await this.synonyms.change(id, revision, checked);
      if (changed) return changed;
      if (!(await this.synonyms.list()).some((group) => group.id === id)) throw searchNotFound();
      throw new SearchError('SEARCH.CHANGED_MEANWHILE', { reason: 'Nel frattempo un collega ha cambiato queste parole: ricaricate la pagina e guardate di nuovo.' });
    });
  }

  /** @throws SearchError NOT_FOUND */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.run(actor, async () => {
      if (!(await this.synonyms.remove(id))) throw searchNotFound();
    });
  }

  private async run<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    if (!canKeepSynonyms(actor)) throw searchNotFound();
    return this.transactions.run({ enteIds: enteIdsOf(actor) }, work);
  }

  private async checked(forms: readonly string[], id: string | null): Promise<string[]> {
    const written = forms.map((form) => form.trim().replace(/\s+/g, ' ')).filter(Boolean);
    const distinct = written.filter((form, index) => written.findIndex((other) => sameForm(other, form)) === index);
    const problems: SearchFieldProblem[] = [];
    if (distinct.length < 2) problems.push({ field: 'forms', message: 'Servono almeno due forme diverse: per esempio «SUA» e «stazione unica appaltante».' });
    if (distinct.length > MOST_FORMS) problems.push({ field: 'forms', message: `Al massimo ${MOST_FORMS} forme.` });
    for (const form of distinct) {
      if (form.length > LONGEST_FORM) problems.push({ field: 'forms', message: `«${form.slice(0, 30)}…» è troppo lunga: al massimo ${LONGEST_FORM} caratteri.` });
      else if (!formOf(form)) problems.push({ field: 'forms', message: `«${form}» ha solo parole che la ricerca non considera (articoli, preposizioni): scrivete la sigla in maiuscolo o la forma per esteso.` });
    }
    if (problems.length > 0) throw invalidSearchInput(problems);
    const others = (await this.synonyms.list()).filter((group) => group.id !== id);
    const taken = distinct.find((form) => others.some((group) => group.forms.some((other) => sameForm(other, form))));
    if (taken) throw new SearchError('SEARCH.ALREADY_THERE', { reason: `«${taken}» è già fra le parole di un altro gruppo: aggiungete lì le altre forme.` });
    if (id === null && others.length >= MOST_GROUPS) throw new SearchError('SEARCH.ALREADY_THERE', { reason: `Ci sono già ${MOST_GROUPS} gruppi: toglietene uno che non serve più.` });
    return distinct;
  }
}

/** Two forms are one when the search looks for the same. */
function sameForm(a: string, b: string): boolean {
  return JSON.stringify(formOf(a)) === JSON.stringify(formOf(b));
}

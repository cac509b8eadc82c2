import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Keyword } from '../document/document.js';
import { cleanText, type FieldProblem } from '../document/read-fields.js';
import { DocumentInputRefused, DocumentNotAllowed } from '../errors.js';
import { canKeepVocabulary } from '../policies/document.policy.js';
import type { DocumentRepository } from '../ports/document-repository.port.js';

/** The controlled list of keywords, kept by UPI's curators. A word that is no longer wanted is retired: documents that have it keep it. */
export class KeepVocabulary {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly documents: DocumentRepository,
  ) {}

  /** Adds a keyword (null key: made of its label), or changes the one with the key. @throws DocumentNotAllowed, DocumentInputRefused */
  async saveKeyword(actor: SignedInActor, typed: { readonly key: string | null; readonly label: string; readonly alsoWritten: readonly string[]; readonly retired: boolean }): Promise<Keyword> {
    if (!canKeepVocabulary(actor)) throw new DocumentNotAllowed();
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const label = cleanText(typed.label).replace(/\s+/g, ' ');
      const existing = await this.documents.keywords();
      const key = typed.key ?? keyOf(label);
      const problems: FieldProblem[] = [];
      if (label.length < 2 || label.length > 120) problems.push({ field: 'label', message: 'Da 2 a 120 caratteri.' });
      if (key.length < 2) problems.push({ field: 'label', message: 'Servono almeno due lettere.' });
      if (typed.key === null && existing.some((keyword) => keyword.key === key)) problems.push({ field: 'label', message: 'C’è già nell’elenco.' });
      if (typed.key !== null && !existing.some((keyword) => keyword.key === typed.key)) problems.push({ field: 'key', message: 'Questa parola non è nell’elenco.' });
      if (problems.length > 0) throw new DocumentInputRefused(problems);
      const alsoWritten = [...new Set(typed.alsoWritten.map((way) => cleanText(way).replace(/\s+/g, ' ').toLowerCase().slice(0, 120)).filter(Boolean))].slice(0, 20);
      const keyword: Keyword = { key, label, alsoWritten, retired: typed.retired };
      await this.documents.saveKeyword(keyword);
      return keyword;
    });
  }
}

function keyOf(label: string): string {
  return label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
}

import { ModelWithoutConvention } from '../errors.js';
import { findValues } from './find-values.js';
import { importedAct, importEnvironment, type ImportContext, type KnownValue } from './import-context.js';
import type { ImportedClause } from './imported-clause.js';
import { textLines } from './lines.js';
import { matchClauses, type ClauseMatch } from './match-clauses.js';

/** What the product makes of a document before anybody decides. */
export interface ImportProposal {
  readonly matches: readonly ClauseMatch[];
  /** Values found in the text for the questions of the model. */
  readonly values: readonly KnownValue[];
}

/** Reads the clauses of a document against the model's. Equal documents give equal proposals. @throws ModelWithoutConvention */
export function proposeImport(context: ImportContext, clauses: readonly ImportedClause[]): ImportProposal {
  const act = importedAct(context.content);
  if (!act) throw new ModelWithoutConvention();
  const values = findValues(context, act, clauses.flatMap((clause) => textLines(clause.body)));
  return { matches: matchClauses(act, clauses, importEnvironment(context, values)), values };
}

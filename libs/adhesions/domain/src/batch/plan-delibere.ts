import { hasAdhered, isOpen } from '../adhesion/adhesion.js';
import { answersFor, type BoardRow } from '../use-cases/read-adhesions.use-case.js';
import type { DelibereBatchItem } from './delibere-batch.js';

const NOT_INTERESTED = 'L’Ente non aderisce: non è interessato, o è receduto.';
const WITHOUT_POPULATION = 'La popolazione dell’Ente non è in anagrafe, e la delibera la cita: quando UPI la registra, preparate di nuovo le delibere.';

/** What is made for each invited Ente, and why for some nothing: its data as they are now, in the order of the rows. */
export function planDelibere(rows: readonly BoardRow[]): DelibereBatchItem[] {
  const names = uniqueNames(rows.map(({ ente }) => ente.nome));
  return rows.map((row, position) => {
    const { adhesion, ente, population } = row;
    const reason = !isOpen(adhesion) && !hasAdhered(adhesion) ? NOT_INTERESTED : population === null ? WITHOUT_POPULATION : null;
    return {
      ...{ position, enteId: ente.id, enteName: ente.denominazione, population, adhesionState: adhesion.state, fileName: `${names[position]}-delibera-adesione` },
      ...{ answers: reason === null ? answersFor(row) : null, outcome: reason === null ? ('DA_FARE' as const) : ('NON_FATTA' as const), reason, tries: 0, docx: null, pdf: null },
    };
  });
}

/** Names that every file system takes (letters, digits, dashes), each once whatever the case of its letters. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'Ente';
    let unique = plain;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${plain}-${copy}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

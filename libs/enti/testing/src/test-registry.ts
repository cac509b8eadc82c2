import { randomInt } from 'node:crypto';
import { denominazioneOfComune } from '@province-comuni/enti-domain';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId, EnteKind } from '@province-comuni/shared-kernel';

export interface StoredEnte {
  readonly id: EnteId;
  readonly kind: EnteKind;
  readonly nome: string;
  readonly denominazione: string;
  readonly codiceIstat: string | null;
}

/** An invented Provincia with invented Comuni, for tests that need a body of their own. Codes from 900 on belong to nobody. */
export async function storeProvincia(runner: TransactionRunner, { nome = `Prova ${randomInt(1e9)}`, comuni = 0 } = {}): Promise<{ provincia: StoredEnte; comuni: StoredEnte[] }> {
  return runner.run(SYSTEM_ACCESS, async () => {
    const provincia = await storeProvinciaRow(nome);
    const stored: StoredEnte[] = [];
    for (let number = 1; number <= comuni; number += 1) {
      const name = `${nome} Comune ${number}`;
      stored.push(await insert('COMUNE', name, denominazioneOfComune(name), `${provincia.codiceIstat}${String(number).padStart(3, '0')}`, provincia.id));
    }
    return { provincia, comuni: stored };
  });
}

async function storeProvinciaRow(nome: string): Promise<StoredEnte> {
  const [{ code }]: [{ code: string }] = await currentManager().query(
    `select to_char(coalesce(max(codice_istat::int), 899) + 1, 'FM000') as code from ente where kind = 'PROVINCIA' and codice_istat >= '900'`,
  );
  return insert('PROVINCIA', nome, `Provincia di ${nome}`, code, null);
}

/** UPI, made where the registry was not loaded. */
export async function storeUpi(runner: TransactionRunner): Promise<StoredEnte> {
  return runner.run(SYSTEM_ACCESS, async () => {
    const [there]: StoredEnte[] = await currentManager().query(`select id, kind, nome, denominazione, codice_istat as "codiceIstat" from ente where kind = 'UPI'`);
    return there ?? insert('UPI', 'UPI', "UPI – Unione delle Province d'Italia", null, null);
  });
}

async function insert(kind: EnteKind, nome: string, denominazione: string, codiceIstat: string | null, provinciaId: string | null): Promise<StoredEnte> {
  const [row]: [{ id: EnteId }] = await currentManager().query('insert into ente (kind, nome, denominazione, codice_istat, provincia_id) values ($1, $2, $3, $4, $5) returning id', [
    kind,
    nome,
    denominazione,
    codiceIstat,
    provinciaId,
  ]);
  return { id: row.id, kind, nome, denominazione, codiceIstat };
}

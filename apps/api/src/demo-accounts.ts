import { randomInt } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { LoadDemoAccounts, type DemoAccount } from '@province-comuni/identity-domain';
import { TRANSACTION_RUNNER, type TransactionRunner } from '@province-comuni/platform-ports';
import { currentManager } from '@province-comuni/platform-database';
import type { EnteId } from '@province-comuni/shared-kernel';

/** Invented people, with the Ente by ISTAT code (null: UPI). */
const DEMO: readonly (Omit<DemoAccount, 'enteId'> & { readonly codiceIstat: string | null })[] = [
  { email: 'referente.pesaro@demo.example', name: 'Prova', surname: 'Referente Pesaro', codiceIstat: '041', role: 'REFERENTE' },
  { email: 'redattore.pesaro@demo.example', name: 'Prova', surname: 'Redattore Pesaro', codiceIstat: '041', role: 'REDATTORE' },
  { email: 'lettore.pesaro@demo.example', name: 'Prova', surname: 'Lettore Pesaro', codiceIstat: '041', role: 'LETTORE' },
  { email: 'referente.lecco@demo.example', name: 'Prova', surname: 'Referente Lecco', codiceIstat: '097', role: 'REFERENTE' },
  { email: 'referente.urbino@demo.example', name: 'Prova', surname: 'Referente Urbino', codiceIstat: '041067', role: 'REFERENTE' },
  { email: 'curatore@demo.example', name: 'Prova', surname: 'Curatore UPI', codiceIstat: null, role: 'CURATORE' },
  { email: 'amministratore@demo.example', name: 'Prova', surname: 'Amministratore UPI', codiceIstat: null, role: 'AMMINISTRATORE' },
];

const SYLLABLES = ['ba', 'co', 'di', 'fu', 'ga', 'le', 'mi', 'no', 'pa', 're', 'so', 'tu', 'va', 'zi', 'lo', 'ne', 'ri', 'sa', 'te', 'vo'];

/** 16 random syllables and digits: about 60 bits, and a person can type it. */
function readablePassword(): string {
  const word = (): string => Array.from({ length: 3 }, () => SYLLABLES[randomInt(SYLLABLES.length)]).join('');
  return `${word()}-${word()}-${word()}-${randomInt(1000, 10_000)}`;
}

export interface PrintedAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  readonly ente: string;
}

/** Makes the demonstration accounts of the embedded mode; their passwords are printed, and stored nowhere. */
export async function loadDemoAccounts(app: INestApplicationContext): Promise<PrintedAccount[]> {
  const runner = app.get<TransactionRunner>(TRANSACTION_RUNNER, { strict: false });
  const enti = await runner.run({ enteIds: [], system: true }, async () => {
    const rows = (await currentManager().query(`select id, codice_istat, kind, denominazione from ente where kind = 'UPI' or (kind in ('PROVINCIA', 'COMUNE') and codice_istat = any ($1))`, [DEMO.flatMap((account) => account.codiceIstat ?? [])])) as { id: EnteId; codice_istat: string | null; kind: string; denominazione: string }[];
    return new Map(rows.map((row) => [row.kind === 'UPI' ? null : row.codice_istat, row]));
  });
  const accounts = DEMO.map(({ codiceIstat, ...account }) => ({ ...account, enteId: enti.get(codiceIstat)!.id }));
  const loaded = await app.get(LoadDemoAccounts, { strict: false }).execute(accounts, readablePassword);
  return loaded.map((account, index) => ({ email: account.email, password: account.password, role: account.role, ente: enti.get(DEMO[index]!.codiceIstat)!.denominazione }));
}

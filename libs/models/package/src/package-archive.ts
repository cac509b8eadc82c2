import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PackageProblem } from './package-problem.js';
import { MAX_BYTES, MAX_FILES, type PackageFiles } from './read-package.js';

/**
 * The text files of a package that came as a ZIP, with or without one folder around them. Sizes are looked at before anything is unpacked.
 * @throws PackageProblem
 */
export function readPackageArchive(bytes: Uint8Array): PackageFiles {
  const texts = Object.entries(unpack(bytes)).map(([path, content]): [string, string] => [path, strFromU8(content)]);
  if (texts.length === 0) throw new PackageProblem('pacchetto', 0, 'l’archivio non contiene file di un modello');
  const root = texts.map(([path]) => path).find((path) => /(^|\/)modello\.yaml$/.test(path))?.replace(/modello\.yaml$/, '') ?? '';
  return new Map(texts.filter(([path]) => path.startsWith(root)).map(([path, text]) => [path.slice(root.length), text]));
}

/** A package as a ZIP: the same files and day give the same bytes. */
export function writePackageArchive(folder: string, files: PackageFiles, day: Date): Uint8Array {
  return zipSync(Object.fromEntries([...files].map(([path, text]) => [`${folder}/${path}`, strToU8(text)])), { mtime: day });
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let count = 0;
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(yaml|md)$/.test(name) || name.includes('..')) return false;
        count += 1;
        size += originalSize;
        if (count > MAX_FILES || size > MAX_BYTES) throw new PackageProblem('pacchetto', 0, 'il pacchetto è troppo grande: al massimo 60 file e 2 MB in tutto');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof PackageProblem) throw error;
    throw new PackageProblem('pacchetto', 0, 'il file non è un archivio ZIP leggibile');
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { MIGRATIONS_FILE, type PackageFiles } from './read-package.js';

/** Names the folder beside it that a version starts from. */
const BASE = 'base.yaml';

/**
 * The text files of a package folder, as `readPackage` takes them. A version that changes little keeps only the files it changes, on top of those of the
 * folder that its `base.yaml` names (`pacchetto: innovazione`); what that version declares about answers is its own affair.
 *
 * @throws Error when a folder cannot be read
 */
export function readPackageFolder(folder: string): PackageFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]));
  const base = files.get(BASE);
  if (base === undefined) return files;
  files.delete(BASE);
  const { pacchetto } = parse(base) as { pacchetto: string };
  const inherited = [...readPackageFolder(join(dirname(folder), pacchetto))].filter(([path]) => path !== MIGRATIONS_FILE);
  return new Map([...inherited, ...files]);
}

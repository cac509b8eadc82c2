import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readPackageArchive, writePackageArchive } from './package-archive.js';
import { PackageProblem } from './package-problem.js';
import { readPackageFolder } from './read-folder.js';
import { readPackage } from './read-package.js';
import { writePackage } from './write-package.js';

const FILES = readPackageFolder('libs/models/content/innovazione');

describe('a package as a ZIP', () => {
  it('goes out and comes back as the same model, in a folder or without one', () => {
    const model = readPackage(FILES);
    const bytes = writePackageArchive('innovazione-1.0.0', writePackage(model), new Date('2026-12-01'));
    expect(readPackage(readPackageArchive(bytes))).toEqual(model);
    expect(readPackage(readPackageArchive(zipSync(Object.fromEntries([...FILES].map(([path, text]) => [path, strToU8(text)])))))).toEqual(model);
    expect(writePackageArchive('innovazione-1.0.0', writePackage(model), new Date('2026-12-01'))).toEqual(bytes);
  });

  it('is refused when it is no archive, holds nothing of a model, or unpacks to too much', () => {
    expect(() => readPackageArchive(strToU8('ciao'))).toThrow('non è un archivio ZIP');
    expect(() => readPackageArchive(zipSync({ 'virus.exe': strToU8('x') }))).toThrow('non contiene file di un modello');
    expect(() => readPackageArchive(zipSync({ 'modello.yaml': new Uint8Array(3_000_000) }))).toThrow('troppo grande');
    expect(() => readPackageArchive(zipSync(Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`atti/${index}.md`, strToU8('x')]))))).toThrow('troppo grande');
  });

  it('never breaks on damaged bytes', () => {
    const bytes = zipSync({ 'modello.yaml': strToU8('formato: 1\n') });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = value;
        try {
          readPackageArchive(damaged);
        } catch (error) {
          expect(error).toBeInstanceOf(PackageProblem);
        }
      }),
    );
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Text of the pages in the order they are painted, headers and footers included. */
export function pageText(pdf: Uint8Array): string {
  return withFile(pdf, (file) => run('poppler-utils', 'pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'])).replaceAll('\f', '\n');
}

/** What `pdfinfo` says of the file. */
export function pdfInfo(pdf: Uint8Array): string {
  return withFile(pdf, (file) => run('poppler-utils', 'pdfinfo', [file]));
}

/** The tree of tags with its text: what a screen reader meets, without headers, footers and watermarks. */
export function structure(pdf: Uint8Array): string {
  return withFile(pdf, (file) => run('poppler-utils', 'pdfinfo', ['-struct-text', '-enc', 'UTF-8', file]));
}

/** Text of the tag tree, one line per block. */
export function structureText(pdf: Uint8Array): string {
  return structure(pdf)
    .split('\n')
    .map((line) => {
      const text = /^\s*"(.*)"$/.exec(line);
      if (text) return text[1];
      return /^\s*(?:Span|Link|Strong|Em|Object|\/)/.test(line) ? '' : '\n';
    })
    .join('');
}

/** What `qpdf --check` finds; empty when the file is sound. */
export function qpdfProblems(pdf: Uint8Array): string {
  const output = withFile(pdf, (file) => run('qpdf', 'qpdf', ['--check', file]));
  return output.includes('No syntax or stream encoding errors found') ? '' : output;
}

function withFile<T>(pdf: Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'export-pdf-'));
  try {
    writeFileSync(join(folder, 'act.pdf'), pdf);
    return use(join(folder, 'act.pdf'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(debianPackage: string, command: string, args: string[]): string {
  const { stdout, stderr, status, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new Error(`${command} is missing: install the Debian package ${debianPackage}`);
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

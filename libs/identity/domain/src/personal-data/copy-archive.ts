import type { CopiedRows } from '@province-comuni/platform-ports';
import { strToU8, zipSync, type Zippable } from 'fflate';

/** What one part of the product holds, for the archive. */
export interface CopiedPart {
  readonly key: string;
  readonly title: string;
  readonly tables: readonly CopiedRows[];
}

const STYLE = 'body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.5}table{border-collapse:collapse;margin:0 0 1.5rem}th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{font-weight:600}';

/** The copy as a ZIP: a JSON file for each part of the product, and a page by which a person reads them. The same rows and moment give the same bytes. */
export function copyArchive(person: { readonly name: string; readonly email: string }, parts: readonly CopiedPart[], at: Date): Uint8Array {
  const files: Zippable = { 'index.html': strToU8(indexPage(person, parts, at)) };
  for (const { key, title, tables } of parts) files[`${key}.json`] = strToU8(JSON.stringify({ title, tables }, null, 2));
  return zipSync(files, { mtime: at, level: 6 });
}

function indexPage({ name, email }: { readonly name: string; readonly email: string }, parts: readonly CopiedPart[], at: Date): string {
  const when = at.toLocaleString('it-IT', { timeZone: 'Europe/Rome', dateStyle: 'long', timeStyle: 'short' });
  return [
    `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>I miei dati – Province &amp; Comuni</title><style>${STYLE}</style></head><body>`,
    `<h1>I dati di ${escaped(name)}</h1><p>Ciò che Province &amp; Comuni ha su ${escaped(name)} (${escaped(email)}) il ${escaped(when)}: articoli 15 e 20 del Regolamento (UE) 2016/679. Ogni parte è anche in un file JSON, che un programma può leggere.</p>`,
    `<ul>${parts.map(({ key, title, tables }) => `<li><a href="#${key}">${escaped(title)}</a> (<a href="${key}.json">${key}.json</a>): ${count(tables)}</li>`).join('')}</ul>`,
    ...parts.map(({ key, title, tables }) => `<h2 id="${key}">${escaped(title)}</h2>${count(tables) === 0 ? '<p>Niente.</p>' : tables.filter(({ rows }) => rows.length > 0).map(section).join('')}`),
    '</body></html>',
  ].join('\n');
}

function section({ title, rows }: CopiedRows): string {
  const columns = Object.keys(rows[0]!);
  return `<h3>${escaped(title)}</h3><table><thead><tr>${columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${columns.map((column) => `<td>${escaped(shown(row[column]))}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
}

function count(tables: readonly CopiedRows[]): number {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}

function shown(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

import type { ActContent } from '@province-comuni/models-contract';
import { CLAUSE_KINDS, CLAUSE_LOCKS, parseCondition, type ClauseKind, type ClauseLock, type ClauseRevision, type LegalSource } from '@province-comuni/shared-act-tree';
import { LineProblem, readBody, type Line } from './body-text.js';
import { readInlines } from './inline-text.js';
import { PackageProblem } from './package-problem.js';
import { orderKeyAt } from './order-key-at.js';
import { YamlFields } from './yaml-fields.js';

const OPENING = /^(##|###)\s+\[([a-z0-9][a-z0-9-]{0,79})\]\s*(.*)$/;
const META = /^>\s*([a-z_]+):\s*(.*)$/;

/** Reads one act file. @throws PackageProblem */
export function readAct(file: string, text: string, position: number): ActContent {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line, index): Line => ({ number: index + 1, text: line }));
  const fence = lines.findIndex((line, index) => index > 0 && line.text.trim() === '---');
  if (lines[0]?.text.trim() !== '---' || fence < 0) throw new PackageProblem(file, 1, 'l’atto deve aprirsi con le sue righe fra ---');
  const head = YamlFields.read(file, lines.slice(1, fence).map((line) => line.text).join('\n'));
  const actKey = head.text('atto');
  try {
    return {
      template: {
        key: actKey,
        position,
        title: readInlines(head.text('titolo')),
        shortName: head.text('nome_breve'),
        organ: head.textOr('organo', ''),
        source: head.textOr('fonte', ''),
      },
      clauses: readClauses(lines.slice(fence + 1), actKey),
    };
  } catch (error) {
    if (error instanceof LineProblem) throw new PackageProblem(file, error.line, error.message);
    throw error instanceof PackageProblem ? error : new PackageProblem(file, 0, (error as Error).message);
  }
}

function readClauses(lines: readonly Line[], actKey: string): ClauseRevision[] {
  const starts = lines.flatMap((line, index) => (OPENING.test(line.text) ? [index] : []));
  const stray = lines.slice(0, starts[0] ?? lines.length).find((line) => line.text.trim() !== '');
  if (stray) throw new LineProblem(stray.number, 'testo fuori da una clausola');
  let parentId: string | null = null;
  let siblings = 0;
  let children = 0;
  return starts.map((start, index) => {
    const clause = readClause(lines.slice(start, starts[index + 1] ?? lines.length), actKey);
    const child = lines[start]!.text.startsWith('###');
    if (child && parentId === null) throw new LineProblem(lines[start]!.number, 'una clausola interna (###) vuole prima una clausola (##)');
    const owner: string | null = child ? parentId : null;
    if (!child) {
      parentId = clause.id;
      children = 0;
    }
    return { ...clause, parentId: owner, orderKey: orderKeyAt(child ? children++ : siblings++) };
  });
}

function readClause(lines: readonly Line[], actKey: string): Omit<ClauseRevision, 'parentId' | 'orderKey'> {
  const [, , id, heading] = OPENING.exec(lines[0]!.text)!;
  const meta = new Map<string, { value: string; line: number }>();
  let index = 1;
  for (; index < lines.length && META.test(lines[index]!.text); index += 1) {
    const [, name, value] = META.exec(lines[index]!.text)!;
    if (!KNOWN.has(name!)) throw new LineProblem(lines[index]!.number, `riga sconosciuta: «${name}»`);
    meta.set(name!, { value: value!.trim(), line: lines[index]!.number });
  }
  const read = <T>(name: string, parse: (value: string) => T, fallback: T): T => {
    const entry = meta.get(name);
    if (!entry || entry.value === '') return fallback;
    try {
      return parse(entry.value);
    } catch (error) {
      throw new LineProblem(entry.line, `${name}: ${(error as Error).message}`);
    }
  };
  if (!meta.has('tipo')) throw new LineProblem(lines[0]!.number, `la clausola «${id}» non ha «tipo»`);
  return {
    id: id!,
    actKey,
    kind: read('tipo', (value) => among(value, CLAUSE_KINDS), 'testo' as ClauseKind),
    heading: readInlines(heading!.trim()),
    body: readBody(lines.slice(index)),
    when: read('se', parseCondition, null),
    lock: read('blocco', (value) => among(value, CLAUSE_LOCKS), 'adattabile' as ClauseLock),
    contents: read('contenuto', (value) => value.split(',').map((tag) => tag.trim()).filter(Boolean), [] as string[]),
    legalRefs: read('norme', readLegalRefs, [] as LegalSource[]),
    source: read('fonte', (value) => value, ''),
    guidance: read('guida', (value) => value, ''),
  };
}

const KNOWN = new Set(['tipo', 'blocco', 'se', 'contenuto', 'norme', 'fonte', 'guida']);

function among<T extends string>(value: string, allowed: readonly T[]): T {
  if (!allowed.includes(value as T)) throw new Error(`può essere ${allowed.join(', ')}; qui è «${value}»`);
  return value as T;
}

function readLegalRefs(value: string): LegalSource[] {
  return value
    .split(/(?<=>)\s*;\s*/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const match = /^(.+?)\s*<(urn:nir:[^>\s]+)>$/.exec(part.trim());
      if (!match) throw new Error(`norma non leggibile: «${part.trim()}» (forma: art. 30 TUEL <urn:nir:…>)`);
      return { label: match[1]!, urn: match[2]! };
    });
}

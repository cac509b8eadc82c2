/**
 * Child process that turns acts into PDF. It exists because Typst blocks its thread and keeps some memory per document:
 * the parent replaces it now and then. It reads nothing but its messages, the template and the fonts.
 *
 * Message in: `{ id, data, timestamp, mode }`, with mode `export` or `check-ua`. Message out: `{ id, bytes, ua }` or `{ id, error }`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import { numberLists } from './list-numbering.mjs';
import { declarePdfUa } from './pdf-ua-mark.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const fonts = join(dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json')), 'dist/fonts');
const template = readFileSync(join(here, 'act.typ'), 'utf8');

const compiler = createCompiler();

process.on('message', (job) => {
  try {
    process.send(write(job));
  } catch (error) {
    process.send({ id: job.id, error: error instanceof Error ? error.message : String(error) });
  } finally {
    // Two documents of age: the fonts and the template stay warm, old acts go.
    compiler.evictCache(2);
  }
});

// The parent is gone: nobody would read the answer.
process.on('disconnect', () => process.exit(0));

/**
 * Typst also searches the fonts of the machine, and a rare sign would then change face, and bytes, from one server to another.
 * A fontconfig file that names an empty folder shuts them out; where fontconfig is not used this changes nothing.
 */
function createCompiler() {
  const empty = mkdtempSync(join(tmpdir(), 'typst-fonts-'));
  try {
    const settings = join(empty, 'fonts.conf');
    writeFileSync(settings, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${empty}</dir></fontconfig>`);
    process.env.FONTCONFIG_FILE = settings;
    return NodeCompiler.create({ workspace: here, fontArgs: [{ fontPaths: [join(fonts, 'Lora'), join(fonts, 'Titillium_Web')] }] });
  } finally {
    rmSync(empty, { recursive: true });
  }
}

function write({ id, data, timestamp, mode }) {
  const result = compiler.compile({ mainFileContent: template, inputs: { dati: data } });
  if (result.hasError()) throw new Error(JSON.stringify(result.takeError().shortDiagnostics));
  if (mode === 'check-ua') return { id, ua: uaProblems(result.result, timestamp) };
  const problems = knownUaProblems(data, () => uaProblems(result.result, timestamp));
  const archived = numberLists(compiler.pdf(result.result, { pdfStandard: 'a-2a', creationTimestamp: timestamp }), JSON.parse(data).blocks.flatMap(listKinds));
  return { id, ua: problems, bytes: problems ? archived : declarePdfUa(archived) };
}

/** What Typst refuses when asked for PDF/UA-1; undefined when it refuses nothing. */
function uaProblems(document, timestamp) {
  try {
    compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: timestamp });
    return undefined;
  } catch (error) {
    return error.message;
  }
}

/** Verdicts on acts of one build, by what they are built of; a few dozen are more than the acts under work. */
const verdicts = new Map();
const MOST_VERDICTS = 100;
const TEXTS = new Set(['text', 'marker', 'caption', 'heading', 'title', 'author', 'provenance']);

/**
 * What Typst refuses as PDF/UA-1 (a title that is missing, a level of headings left out) lies in how the act is built and in which texts are empty, never in
 * what they say: an act of a build that was judged is not written a second time to be judged again. A sign that no font has is refused by PDF/A-2a too.
 */
function knownUaProblems(data, judge) {
  const build = JSON.stringify(JSON.parse(data), (key, value) => (typeof value === 'string' && TEXTS.has(key) ? (value.trim() === '' ? '' : 'x') : key === 'date' ? '' : value));
  if (!verdicts.has(build)) {
    if (verdicts.size >= MOST_VERDICTS) verdicts.delete(verdicts.keys().next().value);
    verdicts.set(build, judge());
  }
  return verdicts.get(build);
}

/** Whether the lists of a block are numbered, in the order of the text. */
function listKinds(block) {
  if (block.type !== 'list' || block.items.length === 0) return [];
  return [block.items.every((item) => item.marker === '–') ? 'dashed' : 'numbered', ...block.items.flatMap((item) => item.blocks.flatMap(listKinds))];
}

import { describe, expect, it } from '@jest/globals';
import type { ModelContent, VariableMigration } from '@province-comuni/models-contract';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import type { AnswerConversion, VariableDef } from '@province-comuni/shared-act-tree';
import { judgeSuccession } from './succession.js';
import { sampleVariable } from './testing/model-edits.js';
import { checkMigrations, migrationSentence, shownMigrations, variablesByKey } from './variable-migration.js';

const content = readPackage(readPackageFolder('libs/models/content/innovazione'));
const options = (...codes: string[]): Partial<VariableDef> => ({ options: codes.map((value) => ({ value, label: value.toLowerCase(), attributes: {} })) });
const number = sampleVariable('numero');
const choice = sampleVariable('scelta', { type: 'scelta', ...options('A', 'B') });
const previous: ModelContent = { ...content, variables: [...content.variables, number, sampleVariable('altro'), choice, sampleVariable('firma', { scope: 'firma' })] };
const now: ModelContent = { ...previous, version: '9.0.0', variables: [...content.variables, sampleVariable('numero', { type: 'importo' }), sampleVariable('nuovo'), sampleVariable('scelta', { type: 'scelta', ...options('A', 'C') }), sampleVariable('tante', { type: 'scelte', ...options('A', 'C') }), sampleVariable('firma', { scope: 'firma' })] };

const times: AnswerConversion = { kind: 'scale', operation: 'multiply', factor: '1000', decimals: 2 };
const same: AnswerConversion = { kind: 'same' };

function entry(key: string, change: Partial<VariableMigration> & { readonly from?: string; readonly conversion?: AnswerConversion } = {}): VariableMigration {
  const { from = key, conversion = times, ...rest } = change;
  return { key, sources: [{ key: from, conversion }], several: null, reason: 'per chiarezza', ...rest };
}

const problems = (...migrations: VariableMigration[]): string[] => checkMigrations(previous, { ...now, migrations }).map(({ message }) => message);
const moves = (...pairs: [string, string[]][]): AnswerConversion => ({ kind: 'options', options: pairs.map(([from, to]) => ({ from, to })) });

describe('what is declared about answers', () => {
  it('may be published when it holds', () => {
    expect(problems(entry('numero'), entry('nuovo', { from: 'altro', conversion: same }), entry('scelta', { conversion: moves(['B', ['C']]) }), entry('tante', { sources: [{ key: 'scelta', conversion: moves(['B', ['A', 'C']]) }, { key: 'altro', conversion: { kind: 'ask' } }], several: 'all' }))).toEqual([]);
  });

  it.each<[string, VariableMigration, RegExp]>([
    ['a question that is not there', entry('mai', { from: 'numero' }), /«mai», che riceverebbe delle risposte, non c’è in questa versione/],
    ['a source that was not there', entry('nuovo', { from: 'mai' }), /«mai» non c’è nella versione precedente/],
    ['no reason', entry('numero', { reason: ' ' }), /manca il motivo/],
    ['no source', entry('nuovo', { sources: [] }), /non è detto da quale domanda viene/],
    ['a source named twice', entry('numero', { sources: [{ key: 'numero', conversion: times }, { key: 'numero', conversion: times }], several: 'first' }), /nominata due volte/],
    ['two sources for one answer, unsaid', entry('numero', { sources: [{ key: 'numero', conversion: times }, { key: 'altro', conversion: times }] }), /dite se vale la prima che c’è o se si uniscono/],
    ['two answers joined in one place', entry('numero', { sources: [{ key: 'numero', conversion: times }, { key: 'altro', conversion: times }], several: 'all' }), /non si possono unire/],
    ['nothing that changes', entry('numero', { conversion: same }), /non cambia nulla/],
    ['the own answer left behind', entry('numero', { from: 'altro' }), /c’era già: dite anche che ne è della sua risposta/],
    ['a datum that is not asked', entry('firma', { from: 'numero', conversion: same }), /non si chiede alla Provincia/],
    ['a source that was not asked', entry('nuovo', { from: 'firma', conversion: same }), /non si chiedeva alla Provincia/],
    ['a factor of nothing', entry('numero', { conversion: { ...times, factor: '0' } as AnswerConversion }), /maggiore di zero/],
    ['a factor below nothing', entry('numero', { conversion: { ...times, factor: '-5' } as AnswerConversion }), /maggiore di zero/],
    ['an endless factor', entry('numero', { conversion: { ...times, factor: '1e999' } as AnswerConversion }), /maggiore di zero/],
    ['more decimals than an amount has', entry('numero', { conversion: { ...times, decimals: 3 } as AnswerConversion }), /al massimo a 2 decimali/],
    ['half a decimal', entry('numero', { conversion: { ...times, decimals: 0.5 } as AnswerConversion }), /al massimo a 2 decimali/],
    ['a factor for a choice', entry('scelta', { conversion: times }), /si moltiplica o si divide un numero/],
    ['options of a number', entry('numero', { conversion: moves(['A', ['C']]) }), /da una scelta a una scelta/],
    ['an option that was not there', entry('scelta', { conversion: moves(['Z', ['C']]) }), /l’opzione «Z» non c’era/],
    ['an option that is not there', entry('scelta', { conversion: moves(['B', ['Z']]) }), /l’opzione «Z» non c’è in questa versione/],
    ['an option said twice', entry('scelta', { conversion: moves(['B', ['C']], ['B', []]) }), /detto due volte/],
    ['a target named twice', entry('scelta', { conversion: moves(['B', ['C', 'C']]) }), /nominata due volte/],
    ['no option', entry('scelta', { conversion: moves() }), /non è detto che cosa diventa nessuna opzione/],
  ])('is refused for %s, at its question', (_name, migration, message) => {
    const found = checkMigrations(previous, { ...now, migrations: [migration] });
    expect(found.map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
    expect(found[0]).toMatchObject({ code: 'BAD_MIGRATION', subject: migration.key });
  });

  it('is said once for a question, and not at all in a first version', () => {
    expect(problems(entry('numero'), entry('numero'))).toEqual([expect.stringMatching(/dichiarato due volte/)]);
    expect(checkMigrations(null, { ...now, migrations: [entry('numero')] })).toEqual([expect.objectContaining({ message: expect.stringMatching(/prima versione/) })]);
    expect(judgeSuccession([], { ...content, migrations: [entry('durata_anni')] }).problems).toEqual([expect.objectContaining({ code: 'BAD_MIGRATION' })]);
  });

  it('lets a question keep its own answer, and take another where it has none', () => {
    expect(problems(entry('numero', { sources: [{ key: 'numero', conversion: same }, { key: 'altro', conversion: same }], several: 'first' }))).toEqual([]);
  });

  it('lets two questions change places', () => {
    const swap = [entry('numero', { from: 'altro', conversion: same }), entry('altro', { from: 'numero', conversion: same })];
    expect(checkMigrations(previous, { ...previous, migrations: swap })).toEqual([]);
  });

  it('explains the changes of its questions, is told as a change, and asks for the number', () => {
    const judged = judgeSuccession([previous], { ...now, changelog: [], migrations: [entry('numero'), entry('nuovo', { from: 'altro', conversion: same })] });
    const unexplained = judged.problems.filter(({ code }) => code === 'MISSING_REASON').map(({ subject }) => subject);
    expect(unexplained).toEqual(['scelta', 'tante']);
    expect(judgeSuccession([previous], { ...previous, migrations: [entry('scelta', { conversion: moves(['B', ['A']]) })] })).toMatchObject({ required: { bump: 'major' }, problems: [] });
  });

  it('is about the version before it only', () => {
    const next = { ...now, migrations: [entry('numero')] };
    expect(shownMigrations(previous, next)).toEqual(next.migrations);
    expect(shownMigrations(next, { ...next, version: '9.0.1' })).toEqual([]);
    expect(migrationSentence(entry('numero'), variablesByKey(previous), variablesByKey(now))).toBe('La risposta è moltiplicata per 1.000.');
    expect(migrationSentence(entry('tante', { sources: [{ key: 'scelta', conversion: moves(['B', ['A', 'C']]) }, { key: 'altro', conversion: { kind: 'ask' } }], several: 'all' }), variablesByKey(previous), variablesByKey(now))).toBe('Le scelte di «Dato scelta» passano così: «b» si divide: si chiede fra «a» e «c». La risposta a «Dato altro» è chiesta di nuovo, con la risposta di prima accanto. Le scelte si uniscono.');
  });
});

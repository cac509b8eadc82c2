import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder, writePackage } from '@province-comuni/models-package';
import { actToPlainText, renderAct } from '@province-comuni/shared-act-tree';
import { cellEnvironment } from '../use-cases/read-models.use-case.js';
import { judgeSuccession } from './succession.js';
import { diffVersions } from './version-diff.js';

const first = readPackage(readPackageFolder('libs/models/content/innovazione'));
const next = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));
const GOLDEN = 'test/golden/innovazione-1.1.0.txt';

/** Lines that an act of one version has and the other has not, article numbers left out: those that follow a new article all change. */
function changedLines(form: string, level: string, actKey: string): string[] {
  const lines = (content: typeof first): string[] => {
    const act = content.acts.find((candidate) => candidate.template.key === actKey)!;
    return actToPlainText(renderAct(act.template, act.clauses.map((clause) => ({ ...clause, state: 'STANDARD' as const })), cellEnvironment(content, form, level, '2026-12-01'))).split('\n').map((line) => line.replace(/\b(Art\.|articolo) \d+/g, '$1 …'));
  };
  const [before, after] = [lines(first), lines(next)];
  return [...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`), ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`)];
}

describe('version 1.1.0 of the Innovation model', () => {
  it('may follow 1.0.0 under the number its changes ask for', () => {
    expect(judgeSuccession([first], next)).toMatchObject({ problems: [], version: '1.1.0' });
  });

  it('changes these clauses, the norms and explanations of these checks, and nothing else', () => {
    const { clauses, rules, ...others } = diffVersions(first, next);
    expect(clauses.map(({ id, status }) => `${status} ${id}`).sort()).toEqual(['added conv-monitoraggio', 'added conv-riuso', 'changed conv-comunicazioni', 'changed conv-impegni-provincia']);
    expect(rules.map((change) => [change.id, change.status === 'changed' && change.fields])).toEqual(['recesso-preavviso', 'adesione-successiva', 'carta-catalogo', 'carta-standard', 'carta-reclami'].map((id) => [id, ['explanation', 'legalSources']]));
    for (const [name, list] of Object.entries(others)) if (name !== 'unchangedClauses') expect(list).toEqual([]);
  });

  it('says in every cell what was read and approved; `UPDATE_GOLDEN=1` writes it anew', () => {
    const text = first.cells
      .filter((cell) => cell.admitted)
      .flatMap(({ form, level }) => first.acts.flatMap(({ template }) => [`# ${form} × ${level}: ${template.shortName}`, ...changedLines(form, level, template.key), '']))
      .join('\n');
    if (process.env['UPDATE_GOLDEN']) writeFileSync(GOLDEN, text);
    expect(existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : `${GOLDEN} is missing`).toBe(text);
  });

  it('names the law of every check, or the public title and the place of its source where no law asks for it', () => {
    const titles = next.sources.map(({ title }) => title);
    const withoutLaw = next.rules.filter(({ legalSources }) => !legalSources.some(({ urn }) => urn.startsWith('urn:nir:')));
    expect(withoutLaw.filter(({ source }) => !titles.some((title) => new RegExp(`^${title}, (cap\\. \\d|Allegato [AB])`).test(source)))).toEqual([]);
    // What the Report proposes and no law fixes: which services and which people make a level.
    expect(withoutLaw.map(({ id }) => id)).toEqual(['livello-base-solo-pubblico', 'servizi-base-completi', 'servizi-intermedi', 'servizi-avanzati', 'personale-minimo', 'personale-coordinatore']);
  });

  it('survives export and import unchanged', () => {
    expect(readPackage(writePackage(next))).toEqual(next);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ModelContent } from '@province-comuni/models-contract';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { checkLineage } from './clause-lineage.js';
import { proposeLineage } from './lineage-proposal.js';
import { nextVersion, requiredBump } from './version-bump.js';
import { diffVersions } from './version-diff.js';

const files = readPackageFolder('libs/models/content/innovazione');
const model = readPackage(files);
const CONVENZIONE = 'atti/01-convenzione.md';

/** The package with one stretch of one file written anew, as UPI staff would edit it. */
function edited(...changes: readonly (readonly [file: string, from: string | RegExp, to: string])[]): ModelContent {
  const next = new Map(files);
  for (const [file, from, to] of changes) {
    const text = next.get(file)!;
    expect(text.search(from instanceof RegExp ? from : from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).toBeGreaterThanOrEqual(0);
    next.set(file, text.replace(from, () => to));
  }
  return readPackage(next);
}

function bumpTo(next: ModelContent): string {
  return nextVersion(model.version, requiredBump(diffVersions(model, next)).bump);
}

describe('the next version of the Innovation model', () => {
  it('is a patch when a heading is put right', () => {
    const next = edited([CONVENZIONE, '## [conv-recesso] Recesso', '## [conv-recesso] Recesso e disdetta']);
    expect(requiredBump(diffVersions(model, next)).reasons).toEqual([{ bump: 'patch', subject: 'conv-recesso', text: 'La clausola «conv-recesso» ha un’altra rubrica.' }]);
    expect(bumpTo(next)).toBe('1.0.1');
  });

  it('is a minor when a free clause is added', () => {
    const next = edited([CONVENZIONE, '## [conv-recesso]', '## [conv-sostenibilita] Sostenibilità\n> tipo: articolo\n> blocco: libera\n\nLe parti riducono i consumi di energia.\n\n## [conv-recesso]']);
    expect(diffVersions(model, next).clauses).toEqual([expect.objectContaining({ id: 'conv-sostenibilita', status: 'added', optional: true })]);
    expect(bumpTo(next)).toBe('1.1.0');
  });

  it('is a major when the bounds of the duration narrow, with the wording beside it still listed', () => {
    const variable = model.variables.find((each) => each.key === 'durata_anni')!;
    const next = edited(['variabili.yaml', /(?<=chiave: durata_anni\n[\s\S]{0,900}?massimo: )30/, '20'], [CONVENZIONE, '] Recesso', '] Recesso e disdetta']);
    const required = requiredBump(diffVersions(model, next));
    expect(required.reasons).toContainEqual({ bump: 'major', subject: 'durata_anni', text: `La domanda «${variable.label}»: il massimo è più stretto.` });
    expect(required.reasons.at(-1)).toMatchObject({ bump: 'patch' });
    expect(bumpTo(next)).toBe('2.0.0');
  });

  it('is refused while an article vanishes in silence, and a major once its end is declared', () => {
    const removed = edited([CONVENZIONE, /## \[conv-spese\][\s\S]*?(?=\n## )/, '']);
    expect(checkLineage(model, removed, removed.lineage ?? [])).toEqual([expect.objectContaining({ code: 'UNDECLARED_DISAPPEARANCE', subject: 'conv-spese' })]);
    const lineage = proposeLineage(model, removed).map(({ similarity: _, ...proposal }) => ({ ...proposal, reason: 'la materia è regolata dalla legge' }));
    const next: ModelContent = { ...removed, lineage };
    expect(lineage).toEqual([{ kind: 'retire', sources: ['conv-spese'], targets: [], heir: null, reason: 'la materia è regolata dalla legge' }]);
    expect(checkLineage(model, next, lineage)).toEqual([]);
    expect(bumpTo(next)).toBe('2.0.0');
  });

  it('divides an article with its declared heir', () => {
    const parts = '## [conv-controversie-accordo] Accordo bonario\n> tipo: articolo\n\nLe parti cercano un accordo.\n\n## [conv-controversie-foro] Foro\n> tipo: articolo\n\nIl foro competente è quello di {{foro}}.\n';
    const lineage = 'voci:\n  - { tipo: divisa, da: [conv-controversie], a: [conv-controversie-accordo, conv-controversie-foro], erede: conv-controversie-foro, motivo: due materie diverse }\n';
    const text = files.get(CONVENZIONE)!.replace(/## \[conv-controversie\][\s\S]*?(?=\n## )/, () => parts);
    const next = readPackage(new Map(files).set(CONVENZIONE, text).set('lignaggio.yaml', lineage));
    expect(checkLineage(model, next, next.lineage!)).toEqual([]);
    const diff = diffVersions(model, next);
    expect(diff.clauses.map(({ id, status }) => `${status} ${id}`)).toEqual(['added conv-controversie-accordo', 'added conv-controversie-foro', 'removed conv-controversie']);
    expect(requiredBump(diff).reasons[0]).toMatchObject({ bump: 'major', subject: 'conv-controversie', text: expect.stringContaining('è divisa in') });
  });
});

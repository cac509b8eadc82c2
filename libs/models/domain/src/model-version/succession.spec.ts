import { describe, expect, it } from '@jest/globals';
import type { ModelContent } from '@province-comuni/models-contract';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { isAtLeast, judgeSuccession } from './succession.js';

const FIRST: ModelContent = readPackage(readPackageFolder('libs/models/content/innovazione'));

const entry = (subject: string, reason = 'Perché sì.'): ModelContent['changelog'][number] => ({ subject, subjectKind: 'clausola', kind: 'correzione', text: 'Cambia.', reason, source: '', legalSources: [] });
const withGuidance = (content: ModelContent, changelog: ModelContent['changelog']): ModelContent => ({
  ...content,
  changelog,
  acts: content.acts.map((act) => ({ ...act, clauses: act.clauses.map((clause) => (clause.id === 'conv-durata' ? { ...clause, guidance: 'Nuova guida.' } : clause)) })),
});

describe('a version beside those it follows', () => {
  it('is a first one where there is none', () => {
    expect(judgeSuccession([], FIRST)).toMatchObject({ diff: null, version: '1.0.0', problems: [] });
  });

  it('is none while it says the same', () => {
    expect(judgeSuccession([FIRST], { ...FIRST, changelog: [] }).problems.map((problem) => problem.code)).toEqual(['NOTHING_CHANGED']);
  });

  it('gets the number its changes ask for, and says why of each', () => {
    expect(judgeSuccession([FIRST], withGuidance(FIRST, []))).toMatchObject({ version: '1.0.1', problems: [{ code: 'MISSING_REASON', subject: 'conv-durata' }] });
    expect(judgeSuccession([FIRST], withGuidance(FIRST, [entry('conv-durata', '  ')])).problems).toHaveLength(1);
    expect(judgeSuccession([FIRST], withGuidance(FIRST, [entry('conv-durata')]))).toMatchObject({ version: '1.0.1', problems: [] });
  });

  it('may have a higher number than asked for, not a lower one', () => {
    expect(isAtLeast('1.10.0', '1.9.3')).toBe(true);
    expect(isAtLeast('1.0.0', '1.0.1')).toBe(false);
  });
});

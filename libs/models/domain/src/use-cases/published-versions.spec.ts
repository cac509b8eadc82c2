import { describe, expect, it } from '@jest/globals';
import type { ModelVersionStatus, ModelVersionSummary } from '../ports/model-repository.port.js';
import { currentFirst, versionsAfter } from './published-versions.js';

const versions = (...all: [string, ModelVersionStatus][]): ModelVersionSummary[] => all.map(([version, status]) => ({ version, status }) as ModelVersionSummary);

describe('versions beside the one that may be taken over', () => {
  const all = versions(['3.0.0', 'WITHDRAWN'], ['2.0.0', 'PUBLISHED'], ['1.1.0', 'DEPRECATED'], ['1.0.0', 'PUBLISHED']);

  it('puts it first, and a withdrawn one after it', () => {
    expect(currentFirst(all).map(({ version }) => version)).toEqual(['2.0.0', '3.0.0', '1.1.0', '1.0.0']);
    expect(currentFirst(versions(['1.0.0', 'WITHDRAWN']))).toHaveLength(1);
    expect(currentFirst([])).toEqual([]);
  });

  it.each([['3.0.0', 0], ['2.0.0', 0], ['1.1.0', 1], ['1.0.0', 1], ['0.1.0', 0]])('%s: %i after it', (own, after) => expect(versionsAfter(all, ({ version }) => version === own)).toBe(after));
});

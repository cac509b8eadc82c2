import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder, writePackage } from '@province-comuni/models-package';
import { checkPublishable } from './publish-check.js';

const content = readPackage(readPackageFolder('libs/models/content/innovazione'));

describe('the Innovation model in the repository', () => {
  it('may be published', () => {
    expect(checkPublishable(content)).toEqual([]);
  });

  it('names the source of every clause and every rule, and the reason of every change to the sources', () => {
    const unnamed = [...content.acts.flatMap((act) => act.clauses), ...content.rules].filter(({ source }) => source.trim() === '').map(({ id }) => id);
    expect(unnamed).toEqual([]);
    expect(content.changelog.filter(({ reason, source }) => reason.trim() === '' || source.trim() === '')).toEqual([]);
  });

  it('survives export and import unchanged', () => {
    expect(readPackage(writePackage(content))).toEqual(content);
  });
});

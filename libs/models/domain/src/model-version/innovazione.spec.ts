import { describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder, writePackage } from '@province-comuni/models-package';
import { checkPublishable } from './publish-check.js';

const content = readPackage(readPackageFolder('libs/models/content/innovazione'));

describe('the Innovation model in the repository', () => {
  it('may be published', () => {
    expect(checkPublishable(content)).toEqual([]);
  });

  it('survives export and import unchanged', () => {
    expect(readPackage(writePackage(content))).toEqual(content);
  });
});

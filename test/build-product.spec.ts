import { describe, expect, it } from '@jest/globals';
// @ts-expect-error plain JavaScript, run before anything is compiled
import { webFingerprint } from '../infra/build/build-product.mjs';

describe('what the pages are built from', () => {
  it('is the same however the root is written: a benchmark that ends it with a slash makes nobody build again', () => {
    const root = process.cwd();
    expect(webFingerprint(`${root}/`)).toBe(webFingerprint(root));
  });
});

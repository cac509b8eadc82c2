import { describe, expect, it } from '@jest/globals';
import { readContentFolder } from './read-content-folder.js';
import { completenessOf } from '@province-comuni/practices-domain';
describe('x', () => {
  it('y', () => {
    const { sheets, pillars } = readContentFolder('libs/practices/content');
    for (const s of sheets) console.log(s.key, JSON.stringify(completenessOf(s.content)));
    expect(pillars.length).toBe(3);
  });
});

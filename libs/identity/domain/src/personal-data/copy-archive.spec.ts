import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { copyArchive } from './copy-archive.js';
import { PersonalDataRegistry } from './personal-data-registry.js';

const AT = new Date('2026-11-29T10:00:00Z');

describe('the archive of a copy', () => {
  const parts = [
    { key: 'account', title: 'Account', tables: [{ table: 'person', title: 'Account', rows: [{ name: '<script>alert(1)</script>', roles: ['a'], gone: null }] }] },
    { key: 'avvisi', title: 'Avvisi', tables: [{ table: 'notice', title: 'Avvisi', rows: [] }] },
  ];

  it('is a page that shows text as text, and the same rows as JSON', () => {
    const files = unzipSync(copyArchive({ name: 'Anna & Rossi', email: 'a@x.it' }, parts, AT));
    const page = strFromU8(files['index.html']!);
    expect(page).toContain('I dati di Anna &#38; Rossi');
    expect(page).not.toContain('<script>');
    expect(page).toContain('<p>Niente.</p>');
    expect(JSON.parse(strFromU8(files['account.json']!))).toEqual({ title: 'Account', tables: parts[0]!.tables });
  });

  it('is the same for the same rows and moment', () => {
    const made = (): string => Buffer.from(copyArchive({ name: 'Anna', email: 'a@x.it' }, parts, AT)).toString('hex');
    expect(made()).toBe(made());
  });
});

it('parts come in one order, the account last, each key once', () => {
  const registry = new PersonalDataRegistry();
  for (const key of ['account', 'b', 'a']) registry.add({ key, title: key, tables: [] });
  expect(registry.all().map(({ key }) => key)).toEqual(['a', 'b', 'account']);
  expect(() => registry.add({ key: 'a', title: '', tables: [] })).toThrow('a is there already');
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isReference, REFERENCE_WORDS, referenceAt, referencesOf } from './post-references.js';
import { parsePostText } from './post-text-schema.js';
import { plainTextOf, type PostText } from './post-text.js';

const ID = '0b9e1f5e-9b0e-4d5c-8a8e-0d9c3b1f6a12';
const OURS = 'https://province.example';
const post = (...content: object[]): PostText => parsePostText({ type: 'doc', content: [{ type: 'paragraph', content }] });
const reference = (kind: unknown, id: unknown, more: object = {}): object => ({ type: 'reference', attrs: { kind, id, ...more } });

describe('what a post refers to', () => {
  it('is kept by kind and id alone, whatever else was sent', () => {
    expect(post(reference('documento', ID.toUpperCase(), { label: 'Segreto', title: 'Segreto', href: '/x' })).content[0]).toEqual({ type: 'paragraph', content: [reference('documento', ID)] });
    expect(referencesOf(post(reference('documento', ID), reference('documento', ID), reference('clausola', 'sua:conv-oggetto')))).toEqual([{ kind: 'documento', id: ID }, { kind: 'clausola', id: 'sua:conv-oggetto' }]);
  });

  it('is refused when it can be none', () => {
    for (const [kind, id] of [['persona', ID], ['documento', 'x'], ['documento', null], ['clausola', ID], ['clausola', 'sua'], ['toString', ID], [null, ID]]) expect(() => post(reference(kind, id))).toThrow('non è leggibile');
    expect(() => post(...Array.from({ length: 21 }, () => reference('evento', ID)))).toThrow('al massimo a 20');
  });

  it('says in plain words what it is, and its title only where somebody gives it', () => {
    const text = post({ type: 'text', text: 'Si veda ' }, reference('documento', ID));
    expect([plainTextOf(text), plainTextOf(text, ({ id }) => `«${id}»`)]).toEqual(['Si veda un documento', `Si veda «${ID}»`]);
  });
});

describe('an address of ours', () => {
  it('shows a thing that a post may refer to, or none', () => {
    for (const [kind, path] of [['documento', '/documenti/'], ['pratica', '/buone-pratiche/'], ['evento', '/calendario/'], ['discussione', '/community/sua/'], ['ente', '/enti/']] as const) {
      expect(referenceAt(`${OURS}${path}${ID}`, OURS)).toEqual({ kind, id: ID });
      expect(referenceAt(` ${path}${ID.toUpperCase()}/ `, OURS)).toEqual({ kind, id: ID });
      expect(referenceAt(`https://altri.example${path}${ID}`, OURS)).toBeNull();
      expect(referenceAt(`${OURS}${path}${ID}?messaggio=4`, OURS)).toBeNull();
    }
    expect(referenceAt(`${OURS}/modelli/sua?scheda=atti&atto=convenzione#clausola-conv-oggetto`, OURS)).toEqual({ kind: 'clausola', id: 'sua:conv-oggetto' });
    for (const other of [`${OURS}/documenti`, `${OURS}/documenti/${ID}/versioni`, `//altri.example/documenti/${ID}`, `due ${OURS}/documenti/${ID}`, '']) expect(referenceAt(other, OURS)).toBeNull();
  });

  it('gives, of any text, a reference that the schema takes, or none', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.constantFrom(...Object.keys(REFERENCE_WORDS)).map((kind) => `${OURS}/${kind}/${ID}`), fc.string().map((tail) => `${OURS}/modelli/sua#clausola-${tail}`)), (typed) => {
      const found = referenceAt(typed, OURS);
      if (found) expect([isReference(found.kind, found.id), referencesOf(post(reference(found.kind, found.id)))]).toEqual([true, [found]]);
    }));
  });
});

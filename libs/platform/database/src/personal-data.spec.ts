import { describe, expect, it } from '@jest/globals';
import { addressPattern, namePattern } from './personal-data.js';

describe('the patterns of a name and an address', () => {
  it('take signs for themselves, blanks of any width, and JSON as it is written', () => {
    expect(namePattern('Anna  D’Arco (sost.)', 'text')).toBe('(?<![[:alnum:]])Anna[[:space:]]+D’Arco[[:space:]]+\\(sost\\.\\)(?![[:alnum:]])');
    expect(namePattern('Anna "Nina" Rossi', 'jsonb')).toBe('(?<![[:alnum:]])Anna[[:space:]]+\\\\"Nina\\\\"[[:space:]]+Rossi(?![[:alnum:]])');
    expect(addressPattern('a.b+c@x.it', 'text')).toBe('(?<![[:alnum:]._+-])a\\.b\\+c@x\\.it(?![[:alnum:]-])');
  });
});

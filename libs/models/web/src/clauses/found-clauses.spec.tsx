import { describe, expect, it } from '@jest/globals';
import { foundClauses } from './found-clauses.js';

const ids = (...all: string[]): { id: string }[] => all.map((id) => ({ id }));

describe('foundClauses', () => {
  it('takes from models and own acts in turn, each clause once', () => {
    expect(foundClauses(ids('innovazione:conv-penali', 'innovazione:conv-oggetto'), ids('innovazione:i1:nostra', 'innovazione:i1:conv-penali', 'innovazione:i2:conv-penali'))).toEqual([
      { modelKey: 'innovazione', clauseId: 'conv-penali' },
      { modelKey: 'innovazione', clauseId: 'nostra' },
      { modelKey: 'innovazione', clauseId: 'conv-oggetto' },
    ]);
    expect(foundClauses([], ids('senza-senso'))).toEqual([]);
  });
});

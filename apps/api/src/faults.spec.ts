import { describe, expect, it } from '@jest/globals';
import { tellFault } from './faults.js';

describe('what a person is told of a fault', () => {
  it('has words of its own for a full disk, wherever it was met', () => {
    for (const cause of [{ code: 'ENOSPC' }, { driverError: { code: '53100' } }, { cause: { driverError: { code: '53100' } } }]) {
      expect(tellFault(Object.assign(new Error('x'), cause))).toMatchObject({ code: 'STORAGE_FULL', status: 507, message: expect.stringContaining('Lo spazio del servizio è finito') });
    }
  });

  it('says that waiting helps where the database is away or has no hand free', () => {
    for (const cause of [new Error('timeout exceeded when trying to connect'), Object.assign(new Error('x'), { driverError: { code: '40P01' } }), Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]) {
      expect(tellFault(cause)).toMatchObject({ code: 'SERVICE_BUSY', status: 503, message: expect.stringContaining('riprovate fra poco') });
    }
  });

  it('is otherwise an id to tell, and nothing of the fault itself', () => {
    const told = tellFault(new Error('password of the database'));
    expect(told).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 });
    expect(told.message).toContain(told.errorId);
    expect(told.message).not.toContain('password');
    expect(tellFault(null).status).toBe(500);
  });
});

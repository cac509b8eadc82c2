import { describe, expect, it } from '@jest/globals';
import { InstanceNotFound } from '@province-comuni/models-domain';
import { readPageMessage } from './page-message.js';

const instanceId = '0b6f1c9e-6a35-4a55-9a1d-0c5f6f0b7d11';

describe('what a page says of itself', () => {
  it('is read, and a place that is none is no place', () => {
    expect(readPageMessage({ instanceId, place: { kind: 'CLAUSE', key: 'finalita', more: 1 } })).toEqual({ instanceId, place: { kind: 'CLAUSE', key: 'finalita' } });
    expect(readPageMessage({ instanceId, place: { kind: 'CLAUSE', key: 'fina\0lita' } }).place).toEqual({ kind: 'CLAUSE', key: 'finalita' });
    for (const place of [undefined, null, 'CLAUSE', {}, { kind: 'ROOM', key: 'x' }, { kind: 'CLAUSE' }, { kind: 'CLAUSE', key: '' }, { kind: 'CLAUSE', key: 'x'.repeat(201) }, { kind: 'CLAUSE', key: ['x'] }]) {
      expect(readPageMessage({ instanceId, place })).toEqual({ instanceId, place: null });
    }
  });

  it.each([undefined, null, 'x', 7, [], {}, { instanceId: 'x' }])('is of no instance when it is %p', (body) => {
    expect(() => readPageMessage(body)).toThrow(InstanceNotFound);
  });
});

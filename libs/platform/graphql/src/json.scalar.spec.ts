import { describe, expect, it } from '@jest/globals';
import { JsonScalar } from './json.scalar.js';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('a JSON input', () => {
  it('passes as it is', () => {
    const value = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] };
    expect(JsonScalar.parseValue(value)).toBe(value);
    expect(JsonScalar.parseValue(null)).toBeNull();
  });

  it('is refused when it is nested without end, and nothing overflows', () => {
    expect(() => JsonScalar.parseValue(nested(200_000))).toThrow('troppi livelli');
    expect(() => JsonScalar.parseValue({ attrs: { when: nested(50) } })).toThrow('troppi livelli');
  });
});

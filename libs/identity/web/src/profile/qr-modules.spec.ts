import { qrModules } from './qr-modules.js';

const bits = (cells: readonly (boolean | undefined)[]): string => cells.map((dark) => (dark ? '1' : '0')).join('');

describe('qrModules', () => {
  const code = qrModules('otpauth://totp/x'.padEnd(150, 'a'))!;
  const size = code.length;

  it('takes the smallest version that holds the text', () => {
    expect(qrModules('a'.repeat(134))).toHaveLength(41);
    expect(size).toBe(45);
    expect(qrModules('a'.repeat(230))).toHaveLength(53);
  });

  it('refuses what does not fit', () => {
    expect(qrModules('a'.repeat(231))).toBeNull();
  });

  it('writes the format of the standard for lowest correction and mask 0, twice', () => {
    expect(bits([...code[8]!.slice(0, 6), code[8]![7], code[8]![8], code[7]![8], ...[5, 4, 3, 2, 1, 0].map((y) => code[y]![8])])).toBe('111011111000100');
    expect(bits([...Array.from({ length: 7 }, (_, index) => code[size - 1 - index]![8]), ...code[8]!.slice(size - 8)])).toBe('111011111000100');
  });

  it('writes version 7 as the standard does', () => {
    const cells = Array.from({ length: 18 }, (_, index) => code[Math.floor(index / 3)]![size - 11 + (index % 3)]).reverse();
    expect(bits(cells)).toBe('000111110010010100');
  });

  it('has its three finders', () => {
    for (const [x, y] of [[0, 0], [size - 7, 0], [0, size - 7]] as const) {
      expect(bits(code[y]!.slice(x, x + 7))).toBe('1111111');
      expect(bits(code[y + 3]!.slice(x, x + 7))).toBe('1011101');
    }
  });
});

/** Product in the field of 256 elements that QR codes use. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a);
  return product;
}

/** Reed-Solomon correction bytes of a block. */
export function reedSolomon(data: readonly number[], length: number): number[] {
  const divisor = generator(length);
  const remainder = Array<number>(length).fill(0);
  for (const byte of data) {
    const factor = byte ^ remainder.shift()!;
    remainder.push(0);
    divisor.forEach((coefficient, index) => (remainder[index]! ^= multiply(coefficient, factor)));
  }
  return remainder;
}

/** Coefficients of (x - 1)(x - 2)(x - 4)…, without the leading one. */
function generator(degree: number): number[] {
  const result = Array<number>(degree).fill(0);
  result[degree - 1] = 1;
  for (let step = 0, root = 1; step < degree; step++, root = multiply(root, 2)) {
    for (let index = 0; index < degree; index++) result[index] = multiply(result[index]!, root) ^ (result[index + 1] ?? 0);
  }
  return result;
}

/**
 * A fractional index strictly between two others, compared as plain text; null is an open end. Room is never used up: keys grow by a letter instead.
 * Keys never end in the lowest digit, which is what leaves room before each of them.
 */
export function orderKeyBetween(before: string | null, after: string | null): string {
  const low = before ?? '';
  if (after !== null && low >= after) throw new RangeError(`no place between ${low} and ${after}`);
  let key = '';
  let bounded = after !== null;
  for (let index = 0; ; index += 1) {
    const lowDigit = index < low.length ? digitOf(low[index]!) : 0;
    const highDigit = bounded && index < after!.length ? digitOf(after![index]!) : DIGITS.length;
    if (highDigit - lowDigit > 1) return key + DIGITS[Math.floor((lowDigit + highDigit) / 2)];
    key += DIGITS[lowDigit];
    if (highDigit > lowDigit) bounded = false;
  }
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

function digitOf(char: string): number {
  const digit = DIGITS.indexOf(char);
  if (digit < 0) throw new RangeError(`not an order key digit: ${char}`);
  return digit;
}

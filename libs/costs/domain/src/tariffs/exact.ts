/**
 * `value * times / by`, rounded to a whole number, half upwards; exact whatever the size of the product.
 * @param value,times whole numbers ≥ 0 @param by whole number > 0
 */
export function scaled(value: number, times: number, by: number): number {
  const product = value * times;
  if (product <= 4_000_000_000_000_000) return Math.floor((2 * product + by) / (2 * by));
  return Number((2n * BigInt(value) * BigInt(times) + BigInt(by)) / (2n * BigInt(by)));
}

/**
 * Divides a total in proportion to weights so that the parts sum to it exactly: everybody gets the whole part of his quota, and what is left over goes, one by one, to the largest
 * remainders; of equal remainders the first in the list comes first. Without any weight nothing can be divided: all parts are 0.
 * @param total whole number ≥ 0 @param weights whole numbers ≥ 0
 */
export function divided(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const quotas = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = quotas.map((quota) => Number(quota / BigInt(sum)));
  let left = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = quotas.map((quota, index) => ({ index, remainder: Number(quota % BigInt(sum)) })).sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index]! += 1;
    left -= 1;
  }
  return parts;
}

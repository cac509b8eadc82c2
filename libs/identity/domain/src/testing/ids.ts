let last = 0;

/** A new identifier. */
export function anId<Id extends string = string>(): Id {
  last += 1;
  return `00000000-0000-7000-8000-${String(last).padStart(12, '0')}` as Id;
}

/** The text without what no store of ours can hold: zero bytes, which PostgreSQL does not take, and halves of characters, which UTF-8 does not have. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** Makes every text in a parsed JSON value storable, names of fields included, in place. Without recursion: the value comes from outside, and may be nested without end. */
export function makeStorable(value: unknown): void {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const whole = open.pop();
    if (typeof whole !== 'object' || whole === null) continue;
    const fields = whole as Record<string, unknown>;
    for (const [name, item] of Object.entries(fields)) {
      const kept = typeof item === 'string' ? storableText(item) : item;
      const keptName = storableText(name);
      if (keptName !== name) delete fields[name];
      if (keptName !== name || kept !== item) Object.defineProperty(fields, keptName, { value: kept, enumerable: true, writable: true, configurable: true });
      open.push(kept);
    }
  }
}

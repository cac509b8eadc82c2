/** The outline level that the name of a style says; null for styles of text. */
export function headingLevel(styleName) {
  if (/^(title|titolo)$/i.test(styleName)) return 1;
  const level = /^(?:heading|titolo)\s*([1-6])$/i.exec(styleName)?.[1];
  return level ? Number(level) : null;
}

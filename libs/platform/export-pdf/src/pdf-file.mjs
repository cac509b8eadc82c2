// A PDF file as Typst lays it out: plain objects, one plain cross reference table, nothing after it.

/** An entry of the cross reference table: "0000000016 00000 n" and two bytes of line end. */
export const ENTRY = 20;

/** Where the cross reference table begins, where its entries do, how many they are, and what follows them. */
export function crossReferences(file) {
  const table = Number(found(/\nstartxref\n(\d+)\n%%EOF\s*$/, file.toString('latin1', file.length - 64)));
  const head = found(/^(xref\n0 \d+\n)/, file.toString('latin1', table, table + 32));
  const count = Number(found(/ (\d+)\n$/, head));
  const entries = table + head.length;
  const trailer = file.toString('latin1', entries + count * ENTRY);
  // An earlier version of the file or an encrypted one would need more than this.
  if (!trailer.startsWith('trailer\n') || /\/(?:Prev|Encrypt|XRefStm) /.test(trailer)) throw unexpected();
  return { table, entries, count, trailer };
}

/** What the pattern's group is in the text. @throws {Error} when it is not there: better no change than a broken file */
export function found(pattern, text) {
  const match = pattern.exec(text);
  if (!match) throw unexpected();
  return match[1];
}

export function unexpected() {
  return new Error('PDF o metadati XMP di forma inattesa');
}

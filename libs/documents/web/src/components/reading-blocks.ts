/** A stretch of the text of a file: a paragraph, or rows of a table. */
export type ReadingBlock = { readonly kind: 'paragraph'; readonly text: string } | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** The text of a page as its blocks: paragraphs whose words are parted by tabs are rows, and those that follow one another are one table. */
export function blocksOf(text: string): ReadingBlock[] {
  const blocks: ReadingBlock[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    if (!paragraph.includes('\t')) {
      blocks.push({ kind: 'paragraph', text: paragraph });
      continue;
    }
    const row = paragraph.split('\t');
    const last = blocks.at(-1);
    if (last?.kind === 'table') blocks[blocks.length - 1] = { kind: 'table', rows: [...last.rows, row] };
    else blocks.push({ kind: 'table', rows: [row] });
  }
  return blocks;
}

/** The first row names the columns: it has a word for every one of them, and there are rows below it. */
export function hasHead(rows: readonly (readonly string[])[]): boolean {
  const [head, ...body] = rows;
  return head !== undefined && body.length > 0 && head.every((cell) => cell.trim() !== '' && !/^[\d.,\s€%-]+$/.test(cell)) && body.every((row) => row.length <= head.length);
}

/** Text as it stands within HTML, also within the quotes of an attribute. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function link(href: string, words: string): string {
  return `<a href="${escaped(href)}">${escaped(words)}</a>`;
}

/** Words of a person, with their line ends. */
export function paragraph(text: string): string {
  return text === '' ? '' : `<p style="white-space:pre-line;margin:4px 0 12px">${escaped(text)}</p>`;
}

/** A whole letter: headings, lists and links, and nothing that a mail program would have to fetch. @param body HTML @param end HTML of what stands below the line */
export function letterPage(body: string, end: readonly string[]): string {
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Province &amp; Comuni</title></head><body style="font-family:sans-serif;line-height:1.5;color:#17324d;max-width:44rem">${body}<hr><p>${end.join(' · ')}</p></body></html>`;
}

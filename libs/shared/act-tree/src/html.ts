import { layoutAct, type LayoutBlock, type LayoutCell, type LayoutItem, type LayoutRun, type LayoutTable } from './act-layout.js';
import { printable } from './clean-text.js';
import type { RenderedAct } from './rendered-act.js';

/** What the page says beside the act. */
export interface HtmlPage {
  readonly title: string;
  readonly author: string;
  readonly provenance: string;
  readonly draft: boolean;
}

/**
 * The act as a whole HTML page that stands alone: no script, no font and no image is loaded, all text is escaped.
 * The text inside `main` is that of the act; the draft banner and the provenance stand outside it.
 */
export function actToHtml(act: RenderedAct, page: HtmlPage): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // The page is inert by construction; this says so to the browser too.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${page.draft ? 'BOZZA – ' : ''}${escape(page.title)}</title>`,
    `<meta name="author" content="${escape(page.author)}">`,
    `<style>${STYLE}</style>`,
  ];
  return [
    '<!DOCTYPE html>',
    '<html lang="it">',
    `<head>\n${head.join('\n')}\n</head>`,
    `<body${page.draft ? ' class="bozza"' : ''}>`,
    ...(page.draft ? ['<header role="banner"><p class="stato"><strong>BOZZA</strong></p></header>'] : []),
    `<main>\n${layoutAct(act).blocks.map(blockHtml).join('\n')}\n</main>`,
    `<footer><p>${escape(page.provenance)}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function blockHtml(block: LayoutBlock): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}${block.role === 'titolo' ? ' class="titolo"' : ''} id="${block.anchor}">${runsHtml(block.runs)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.role === 'corpo' ? '' : ` class="${block.role}"`}>${runsHtml(block.runs)}</p>`;
    case 'list':
      // Markers are text, because the number of a comma is part of the act; role="list" because Safari forgets unmarked lists.
      return `<ol class="${block.role}" role="list">\n${block.items.map(itemHtml).join('\n')}\n</ol>`;
    case 'table':
      return tableHtml(block);
  }
}

function itemHtml(item: LayoutItem): string {
  const marker = `<span class="marca">${escape(item.marker)}</span> `;
  const [first, ...others] = item.blocks;
  if (first?.type !== 'paragraph') return `<li>${marker}${item.blocks.map(blockHtml).join('\n')}</li>`;
  return `<li><p>${marker}${runsHtml(first.runs)}</p>${others.map(blockHtml).join('\n')}</li>`;
}

function tableHtml(table: LayoutTable): string {
  const caption = table.caption ? `<caption>${escape(table.caption)}</caption>\n` : '';
  const head = table.header.length > 0 ? `<thead>\n${rowHtml(table.header, 'th')}\n</thead>\n` : '';
  return `<table>\n${caption}${head}<tbody>\n${table.rows.map((row) => rowHtml(row, 'td')).join('\n')}\n</tbody>\n</table>`;
}

function rowHtml(cells: readonly LayoutCell[], tag: 'th' | 'td'): string {
  const scope = tag === 'th' ? ' scope="col"' : '';
  return `<tr>${cells.map((cell) => `<${tag}${scope}${cell.align === 'right' ? ' class="destra"' : ''}>${runsHtml(cell.runs)}</${tag}>`).join('')}</tr>`;
}

function runsHtml(runs: readonly LayoutRun[]): string {
  return runs.map(runHtml).join('');
}

function runHtml(run: LayoutRun): string {
  let html = escape(run.text).replaceAll('\n', '<br>');
  if (run.italic) html = `<em>${html}</em>`;
  if (run.bold) html = `<strong>${html}</strong>`;
  return run.target ? `<a href="#${run.target}">${html}</a>` : html;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

const STYLE = `
:root { color: #17324d; background: #fff; }
body { margin: 0 auto; max-width: 45rem; padding: 2rem 1.25rem; font: 1.0625rem/1.6 Lora, Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: "Titillium Web", Calibri, Arial, sans-serif; line-height: 1.3; }
h1 { font-size: 1.3rem; }
h1.titolo { font-size: 1.6rem; text-align: center; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; }
p { margin: .5rem 0; }
a { color: inherit; }
.intestazione { text-align: center; }
.etichetta { font-weight: 700; margin-top: 1.5rem; }
ol { list-style: none; margin: .5rem 0; padding: 0; }
li { padding-left: 2rem; }
li > p:first-child { text-indent: -2rem; }
.marca { display: inline-block; min-width: 1.75rem; text-indent: 0; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .95em; }
caption { text-align: left; font-style: italic; padding: .25rem 0; }
th, td { border: 1px solid #5c6f82; padding: .35rem .5rem; text-align: left; vertical-align: top; }
th { background: #eef1f4; }
.destra { text-align: right; }
.stato { border: 2px solid #cc334d; color: #a32a3f; text-align: center; letter-spacing: .3em; padding: .25rem; }
footer { margin-top: 3rem; border-top: 1px solid #5c6f82; font-size: .85rem; }
@media print {
  @page { size: A4; margin: 2.5cm; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  h1, h2, h3, caption, .etichetta { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
}
`;

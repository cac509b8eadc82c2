import { escapeXml } from './xml.js';

/** Centimetres of text between the margins of an A4 page. */
export const TEXT_WIDTH = 16;
/** Centimetres each list level is moved in. */
export const LIST_INDENT = 0.8;
export const LIST_LEVELS = 10;

/** Names of the list styles; each defines the same format for every level. */
export const LIST_STYLE = { decimal: 'Elenco_20_numeri', letter: 'Elenco_20_lettere', dash: 'Elenco_20_trattini', articolo: 'Articoli', sezione: 'Sezioni' } as const;

/** Names of the paragraph styles the text uses. */
export const STYLE = {
  title: 'Title',
  heading: ['Heading_20_1', 'Heading_20_2', 'Heading_20_3'],
  corpo: 'Text_20_body',
  intestazione: 'Intestazione_20_atto',
  firma: 'Firma_20_atto',
  etichetta: 'Etichetta_20_atto',
  item: 'List_20_Contents',
  caption: 'Didascalia_20_tabella',
  cell: 'Table_20_Contents',
  headerCell: 'Table_20_Heading',
} as const;

export const NAMESPACES = [
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

const FONTS = `<office:font-face-decls><style:font-face style:name="Liberation Serif" svg:font-family="'Liberation Serif', 'Times New Roman'" style:font-family-generic="roman" style:font-pitch="variable"/></office:font-face-decls>`;

/** `styles.xml`: styles with Italian names where they are ours, lists, page, header of drafts, footer. */
export function odtStyles(page: { readonly provenance: string; readonly draft: boolean }): string {
  const header = page.draft ? `<style:header><text:p text:style-name="Bozza">BOZZA</text:p></style:header>` : '';
  const footer = `<style:footer><text:p text:style-name="Footer">${escapeXml(page.provenance)}<text:tab/>Pagina <text:page-number text:select-page="current">1</text:page-number> di <text:page-count>1</text:page-count></text:p></style:footer>`;
  return [
    `${XML}<office:document-styles ${NAMESPACES} office:version="1.3">${FONTS}<office:styles>`,
    COMMON_STYLES,
    '</office:styles><office:automatic-styles>',
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>',
    '<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.4cm"/></style:header-style>',
    '<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>',
    `</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">${header}${footer}</style:master-page></office:master-styles></office:document-styles>`,
  ].join('');
}

/** `content.xml` around the text. */
export function odtContent(text: string): string {
  return `${XML}<office:document-content ${NAMESPACES} office:version="1.3">${FONTS}<office:automatic-styles>${AUTOMATIC_STYLES}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`;
}

/** `meta.xml`. */
export function odtMeta(metadata: { readonly title: string; readonly author: string; readonly provenance: string; readonly createdAt: Date }): string {
  const at = metadata.createdAt.toISOString().replace(/\.\d+Z$/, 'Z');
  const author = escapeXml(metadata.author);
  return [
    `${XML}<office:document-meta ${NAMESPACES} office:version="1.3"><office:meta><meta:generator>Province &amp; Comuni</meta:generator>`,
    `<dc:title>${escapeXml(metadata.title)}</dc:title><dc:subject>${escapeXml(metadata.provenance)}</dc:subject><dc:language>it-IT</dc:language>`,
    `<meta:initial-creator>${author}</meta:initial-creator><dc:creator>${author}</dc:creator><meta:creation-date>${at}</meta:creation-date><dc:date>${at}</dc:date>`,
    '</office:meta></office:document-meta>',
  ].join('');
}

/** `META-INF/manifest.xml`. */
export const ODT_MANIFEST = [
  `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">`,
  '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>',
  ...['content.xml', 'styles.xml', 'meta.xml'].map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`),
  '</manifest:manifest>',
].join('');

/** Name of the paragraph style that stands `level` lists deep; `literal` ones carry a written marker before a tab. */
export function indentStyle(level: number, literal: boolean): string {
  return `${literal ? 'Marca' : 'Rientro'}${Math.min(level, LIST_LEVELS)}`;
}

/** Name of the style of a table `level` lists deep. */
export function tableStyle(level: number): string {
  return `Tabella${Math.min(level, LIST_LEVELS - 1)}`;
}

const COMMON_STYLES = [
  '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" style:tab-stop-distance="1.25cm"/>',
  '<style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt" fo:language="it" fo:country="IT" style:language-asian="none" style:country-asian="none" style:language-complex="none" style:country-complex="none"/></style:default-style>',
  '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>',
  '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
  paragraphStyle(STYLE.corpo, 'Text body', 'Standard', 'fo:margin-top="0cm" fo:margin-bottom="0.21cm" fo:text-align="justify" fo:line-height="110%"'),
  paragraphStyle('Heading', 'Heading', 'Standard', 'fo:margin-top="0.5cm" fo:margin-bottom="0.21cm" fo:keep-with-next="always"', 'fo:font-weight="bold"', STYLE.corpo),
  ...[13, 11.5, 11].map((size, index) =>
    paragraphStyle(STYLE.heading[index]!, `Heading ${index + 1}`, 'Heading', '', `fo:font-size="${size}pt" fo:font-weight="bold"`, STYLE.corpo, `style:default-outline-level="${index + 1}"`),
  ),
  paragraphStyle(STYLE.title, 'Title', 'Heading', 'fo:text-align="center" fo:margin-bottom="0.42cm"', 'fo:font-size="15pt" fo:font-weight="bold"', STYLE.corpo),
  paragraphStyle(STYLE.intestazione, 'Intestazione atto', STYLE.corpo, 'fo:text-align="center"'),
  paragraphStyle(STYLE.etichetta, 'Etichetta atto', STYLE.corpo, 'fo:margin-top="0.63cm" fo:keep-with-next="always" fo:text-align="start"', 'fo:font-weight="bold"'),
  paragraphStyle(STYLE.firma, 'Firma atto', STYLE.corpo, 'fo:margin-top="0.85cm" fo:keep-together="always" fo:text-align="start"'),
  paragraphStyle(STYLE.item, 'List Contents', STYLE.corpo, ''),
  paragraphStyle(STYLE.caption, 'Didascalia tabella', 'Standard', 'fo:margin-bottom="0.1cm" fo:keep-with-next="always"', 'fo:font-style="italic"'),
  paragraphStyle(STYLE.cell, 'Table Contents', 'Standard', ''),
  paragraphStyle(STYLE.headerCell, 'Table Heading', STYLE.cell, '', 'fo:font-weight="bold"'),
  '<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8pt"/></style:style>',
  paragraphStyle('Bozza', 'Bozza', 'Standard', 'fo:text-align="center"', 'fo:font-size="14pt" fo:font-weight="bold" fo:letter-spacing="0.2cm" fo:color="#a32a3f"'),
  '<style:style style:name="Riferimento" style:family="text"/>',
  listStyle(LIST_STYLE.decimal, (level) => numberLevel(level, 'style:num-format="1" style:num-suffix="."')),
  listStyle(LIST_STYLE.letter, (level) => numberLevel(level, 'style:num-format="a" style:num-suffix=")"')),
  listStyle(LIST_STYLE.dash, (level) => `<text:list-level-style-bullet text:level="${level}" text:bullet-char="–">${levelPlace(level)}</text:list-level-style-bullet>`),
  headingList(LIST_STYLE.articolo, 'style:num-prefix="Art. " style:num-suffix=" –"'),
  headingList(LIST_STYLE.sezione, 'style:num-suffix="."'),
].join('');

const AUTOMATIC_STYLES = [
  '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
  '<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
  '<style:style style:name="BI" style:family="text"><style:text-properties fo:font-weight="bold" fo:font-style="italic"/></style:style>',
  ...Array.from({ length: LIST_LEVELS }, (_, index) => {
    const left = `fo:margin-left="${(LIST_INDENT * (index + 1)).toFixed(1)}cm"`;
    return (
      `<style:style style:name="${indentStyle(index + 1, false)}" style:family="paragraph" style:parent-style-name="${STYLE.item}"><style:paragraph-properties ${left} fo:text-indent="0cm"/></style:style>` +
      `<style:style style:name="${indentStyle(index + 1, true)}" style:family="paragraph" style:parent-style-name="${STYLE.item}"><style:paragraph-properties ${left} fo:text-indent="-${LIST_INDENT}cm"/></style:style>`
    );
  }),
  ...Array.from({ length: LIST_LEVELS }, (_, level) => {
    const left = LIST_INDENT * level;
    return `<style:style style:name="${tableStyle(level)}" style:family="table"><style:table-properties style:width="${(TEXT_WIDTH - left).toFixed(1)}cm" fo:margin-left="${left.toFixed(1)}cm" fo:margin-bottom="0.3cm" table:align="left"/></style:style>`;
  }),
  '<style:style style:name="Larga" style:family="table-column"><style:table-column-properties style:rel-column-width="3*"/></style:style>',
  '<style:style style:name="Cifre" style:family="table-column"><style:table-column-properties style:rel-column-width="1*"/></style:style>',
  '<style:style style:name="Riga" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
  '<style:style style:name="Cella" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #5c6f82"/></style:style>',
  '<style:style style:name="CellaTesta" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #5c6f82" fo:background-color="#eef1f4"/></style:style>',
  `<style:style style:name="Destra" style:family="paragraph" style:parent-style-name="${STYLE.cell}"><style:paragraph-properties fo:text-align="end"/></style:style>`,
  `<style:style style:name="TestaDestra" style:family="paragraph" style:parent-style-name="${STYLE.headerCell}"><style:paragraph-properties fo:text-align="end"/></style:style>`,
].join('');

function paragraphStyle(name: string, display: string, parent: string, paragraph: string, text = '', next = '', more = ''): string {
  const attributes = [`style:name="${name}" style:display-name="${display}" style:family="paragraph" style:parent-style-name="${parent}"`, next && `style:next-style-name="${next}"`, more].filter(Boolean).join(' ');
  return `<style:style ${attributes}>${paragraph && `<style:paragraph-properties ${paragraph}/>`}${text && `<style:text-properties ${text}/>`}</style:style>`;
}

function listStyle(name: string, level: (level: number) => string): string {
  const levels = Array.from({ length: LIST_LEVELS }, (_, index) => level(index + 1)).join('');
  return `<text:list-style style:name="${name}" style:display-name="${name.replaceAll('_20_', ' ')}">${levels}</text:list-style>`;
}

function numberLevel(level: number, format: string): string {
  return `<text:list-level-style-number text:level="${level}" ${format}>${levelPlace(level)}</text:list-level-style-number>`;
}

function levelPlace(level: number): string {
  const left = (LIST_INDENT * level).toFixed(1);
  return `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="${left}cm" fo:margin-left="${left}cm" fo:text-indent="-${LIST_INDENT}cm"/></style:list-level-properties>`;
}

function headingList(name: string, format: string): string {
  return `<text:list-style style:name="${name}"><text:list-level-style-number text:level="1" style:num-format="1" ${format}><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="space" fo:margin-left="0cm" fo:text-indent="0cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>`;
}

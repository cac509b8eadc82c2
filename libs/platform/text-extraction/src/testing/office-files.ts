import { strToU8, zipSync, type Zippable } from 'fflate';

const zip = (parts: Record<string, string>): Buffer => Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])) as Zippable));
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const relationships = (...targets: [string, string, string][]): string => `<Relationships>${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const core = '<cp:coreProperties xmlns:dc="d"><dc:title>Bilancio &amp; conti</dc:title><dc:creator>Ufficio Ragioneria</dc:creator><dc:language>it-IT</dc:language><dcterms:created>2026-02-03T10:00:00Z</dcterms:created></cp:coreProperties>';

/** A package of Word around a body. */
export const docx = (body: string, more: Record<string, string> = {}): Buffer =>
  zip({ '[Content_Types].xml': types, '_rels/.rels': relationships(['r1', 'officeDocument', 'word/document.xml']), 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...more });

/** Two sheets, with shared and inline words, numbers and a truth. */
export const xlsx = (): Buffer =>
  zip({
    '[Content_Types].xml': types,
    'docProps/core.xml': core,
    'xl/workbook.xml': '<workbook><sheets><sheet name="Entrate" r:id="rId1"/><sheet name="Spese &lt;2026&gt;" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'worksheet', '/xl/worksheets/sheet2.xml']),
    'xl/sharedStrings.xml': '<sst><si><t>Comune</t></si><si><r><t>Canone </t></r><r><t>annuo</t></r><rPh><t>ヨミ</t></rPh></si></sst>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="inlineStr"><is><t>Urbino</t></is></c><c><v>1250.5</v></c><c t="b"><v>1</v></c></row></sheetData></worksheet>',
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row><c t="str"><f>A1&amp;"x"</f><v>Totale</v></c></row></sheetData></worksheet>',
  });

/** Two slides, the second first in the file, with notes. */
export const pptx = (): Buffer =>
  zip({
    '[Content_Types].xml': types,
    'ppt/presentation.xml': '<p:presentation><p:sldIdLst><p:sldId id="1" r:id="a"/><p:sldId id="2" r:id="b"/></p:sldIdLst></p:presentation>',
    'ppt/_rels/presentation.xml.rels': relationships(['b', 'slide', 'slides/slide1.xml'], ['a', 'slide', 'slides/slide2.xml']),
    'ppt/slides/slide1.xml': '<p:sld><p:sp><p:nvPr><p:ph type="title"/></p:nvPr><a:p><a:r><a:t>Passi successivi</a:t></a:r></a:p></p:sp><p:sp><p:nvPr><p:ph type="sldNum"/></p:nvPr><a:p><a:r><a:t>2</a:t></a:r></a:p></p:sp></p:sld>',
    'ppt/slides/slide2.xml': '<p:sld><p:sp><p:nvPr><p:ph type="ctrTitle"/></p:nvPr><a:p><a:r><a:t>La SUA </a:t></a:r><a:r><a:t>provinciale</a:t></a:r></a:p></p:sp><p:sp><a:p><a:r><a:t>Trenta Comuni convenzionati</a:t></a:r></a:p></p:sp></p:sld>',
    'ppt/slides/_rels/slide2.xml.rels': relationships(['n', 'notesSlide', '../notesSlides/notesSlide1.xml']),
    'ppt/notesSlides/notesSlide1.xml': '<p:notes><p:sp><a:p><a:r><a:t>Ricordare la delibera</a:t></a:r></a:p></p:sp></p:notes>',
  });

/** A file of LibreOffice around its content. */
export function odf(kind: 'text' | 'spreadsheet' | 'presentation', body: string, more: Record<string, string> = {}): Buffer {
  const part = (text: string): Uint8Array => strToU8(text);
  return Buffer.from(
    zipSync({
      mimetype: [part(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
      'content.xml': part(`<office:document-content><office:body>${body}</office:body></office:document-content>`),
      'meta.xml': part('<office:document-meta><office:meta><dc:title>Piano</dc:title><meta:initial-creator>Settore Gare</meta:initial-creator><dc:language>it</dc:language></office:meta></office:document-meta>'),
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, part(text)])),
    }),
  );
}

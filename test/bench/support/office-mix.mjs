// Files of an office, each with words of its own: 60 % PDF of 5 pages, 25 % DOCX, 10 % ODT, 5 % XLSX.
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { entry, seeded } from './search-corpus.mjs';

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const rels = (...targets) => `<Relationships>${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
const packed = (parts) => Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

async function pdf(title, passages) {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 0; page < 5; page += 1) {
    const sheet = document.addPage();
    const words = (page === 0 ? `${title}. ` : '') + passages.slice(page * 2, page * 2 + 2).join(' ');
    // What the font of the PDF cannot write is left out.
    const lines = words.replace(/[^\x20-\xff]/g, '').match(/.{1,85}(\s|$)/g) ?? [];
    lines.slice(0, 60).forEach((line, index) => sheet.drawText(line.trim(), { x: 50, y: 790 - index * 13, size: 10, font }));
  }
  document.setTitle(title);
  return Buffer.from(await document.save());
}

const KINDS = {
  pdf: { share: 0.6, make: pdf },
  docx: { share: 0.25, make: (title, passages) => packed({ '[Content_Types].xml': TYPES, '_rels/.rels': rels(['r1', 'officeDocument', 'word/document.xml']), 'word/document.xml': `<w:document><w:body>${[title, ...passages].map((text) => `<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`).join('')}</w:body></w:document>` }) },
  odt: { share: 0.1, make: (title, passages) => packed({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': `<office:document-content><office:body><office:text>${[title, ...passages].map((text) => `<text:p>${escaped(text)}</text:p>`).join('')}</office:text></office:body></office:document-content>` }) },
  xlsx: { share: 0.05, make: (title, passages) => packed({ '[Content_Types].xml': TYPES, 'xl/workbook.xml': '<workbook><sheets><sheet name="Foglio" r:id="rId1"/></sheets></workbook>', 'xl/_rels/workbook.xml.rels': rels(['rId1', 'worksheet', 'worksheets/sheet1.xml']), 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${[title, ...passages].map((text) => `<row><c t="inlineStr"><is><t>${escaped(text)}</t></is></c></row>`).join('')}</sheetData></worksheet>` }) },
};

/** The file with this number: the same number is the same file. */
export async function officeFile(number) {
  const { title, passages } = entry(number);
  const at = seeded(number + 17)();
  let below = 0;
  const [ending, { make }] = Object.entries(KINDS).find(([, { share }]) => at < (below += share)) ?? ['xlsx', KINDS.xlsx];
  return { name: `atti/${Math.floor(number / 500)}/${number}.${ending}`, title: `${title} n. ${number}`, bytes: await make(`${title} n. ${number}`, passages.map((passage) => passage.text)) };
}

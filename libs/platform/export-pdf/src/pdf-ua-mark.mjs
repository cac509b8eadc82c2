import { crossReferences, ENTRY, found, unexpected } from './pdf-file.mjs';

// PDF/A asks that every metadata schema it does not know be described in the file (ISO 19005-2, 6.6.2.3).
const DESCRIPTION = `<rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;

const MARK = '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

/**
 * Adds to a PDF/A-2a file the declaration of PDF/UA-1, which Typst 0.14 cannot write beside it.
 *
 * Typst writes metadata and catalog last, before a plain cross reference table: only these two are written again, and every
 * other byte stays. Reading and writing the whole file with a PDF library took three times as long as Typst's own work.
 * @param {Uint8Array} bytes a file whose content already passed Typst's own PDF/UA-1 export
 * @returns {Uint8Array}
 * @throws {Error} when the file is not laid out as Typst does: better no mark than a broken one
 */
export function declarePdfUa(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { table, entries, count, trailer } = crossReferences(file);
  const offsetOf = (object) => Number(file.toString('latin1', entries + object * ENTRY, entries + object * ENTRY + 10));
  const rootObject = Number(found(/\/Root (\d+) 0 R/, trailer));
  const catalogAt = offsetOf(rootObject);
  const catalog = file.toString('latin1', catalogAt, table);
  const metadataObject = Number(found(/^ {2}\/Metadata (\d+) 0 R$/m, catalog));
  const metadataAt = offsetOf(metadataObject);
  if (!(rootObject < count && metadataObject < count && metadataAt < catalogAt && catalogAt < table)) throw unexpected();

  const metadata = markedMetadata(metadataObject, file.subarray(metadataAt, catalogAt));
  const marked = Buffer.from(markedCatalog(rootObject, catalog), 'latin1');
  const newCatalogAt = metadataAt + metadata.length;
  const newTable = Buffer.from(file.subarray(table, entries + count * ENTRY));
  newTable.write(String(newCatalogAt).padStart(10, '0'), entries - table + rootObject * ENTRY, 'latin1');
  const end = trailer.replace(/(?<=\nstartxref\n)\d+/, String(newCatalogAt + marked.length));
  return Buffer.concat([file.subarray(0, metadataAt), metadata, marked, newTable, Buffer.from(end, 'latin1')]);
}

function markedMetadata(object, source) {
  const head = found(new RegExp(`^(${object} 0 obj\n<<\n  /Length \\d+\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n)`), source.toString('latin1', 0, 200));
  const length = Number(found(/\/Length (\d+)\n/, head));
  const tail = source.toString('latin1', head.length + length);
  if (tail !== '\nendstream\nendobj\n\n') throw unexpected();
  const xmp = Buffer.from(withMark(source.toString('utf8', head.length, head.length + length)), 'utf8');
  return Buffer.concat([Buffer.from(head.replace(/(?<=\/Length )\d+/, String(xmp.length)), 'latin1'), xmp, Buffer.from(tail, 'latin1')]);
}

/** Asks readers to show the title of the document, as PDF/UA wants, and not the name of the file. */
function markedCatalog(object, catalog) {
  const preferences = '\n  /ViewerPreferences <<\n';
  if (!catalog.startsWith(`${object} 0 obj\n<<\n`) || !catalog.endsWith('\n>>\nendobj\n\n') || catalog.split(preferences).length !== 2) throw unexpected();
  if (catalog.includes('/DisplayDocTitle')) return catalog;
  return catalog.replace(preferences, `${preferences}    /DisplayDocTitle true\n`);
}

function withMark(xmp) {
  const schemas = '</rdf:Bag></pdfaExtension:schemas>';
  const end = '</rdf:RDF>';
  if (!xmp.includes(schemas) || !xmp.includes(end) || xmp.includes('pdfuaid')) throw unexpected();
  return xmp.replace(schemas, () => DESCRIPTION + schemas).replace(end, () => MARK + end);
}

import { PDFDocument, PDFDict, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';

// PDF/A asks that every metadata schema it does not know be described in the file (ISO 19005-2, 6.6.2.3).
const DESCRIPTION = `<rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;

const MARK = '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

/**
 * Adds to a PDF/A-2a file the declaration of PDF/UA-1, which Typst 0.14 cannot write beside it.
 * @param {Uint8Array} bytes a file whose content already passed Typst's own PDF/UA-1 export
 * @returns {Promise<Uint8Array>}
 * @throws {Error} when the metadata have an unknown shape: better no mark than a broken one
 */
export async function declarePdfUa(bytes) {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const reference = pdf.catalog.get(PDFName.of('Metadata'));
  const stream = pdf.context.lookup(reference);
  if (!(stream instanceof PDFRawStream)) throw new Error('Metadati XMP assenti nel PDF prodotto');
  const xmp = new TextDecoder().decode(decodePDFRawStream(stream).decode());
  pdf.context.assign(reference, pdf.context.stream(new TextEncoder().encode(withMark(xmp)), { Type: 'Metadata', Subtype: 'XML' }));

  const preferences = pdf.catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict) ?? pdf.context.obj({});
  preferences.set(PDFName.of('DisplayDocTitle'), pdf.context.obj(true));
  pdf.catalog.set(PDFName.of('ViewerPreferences'), preferences);
  return pdf.save({ addDefaultPage: false, updateFieldAppearances: false, useObjectStreams: false });
}

function withMark(xmp) {
  const schemas = '</rdf:Bag></pdfaExtension:schemas>';
  const end = '</rdf:RDF>';
  if (!xmp.includes(schemas) || !xmp.includes(end) || xmp.includes('pdfuaid')) throw new Error('Metadati XMP di forma inattesa nel PDF prodotto');
  return xmp.replace(schemas, () => DESCRIPTION + schemas).replace(end, () => MARK + end);
}

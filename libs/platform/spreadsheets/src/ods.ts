import type { Cell } from '@province-comuni/platform-ports';
import { strToU8, zipSync } from 'fflate';

export const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** A table as an OpenDocument spreadsheet (ISO/IEC 26300), with numbers as numbers and the first line as head. */
export function odsOf(rows: readonly (readonly Cell[])[], title: string): Uint8Array {
  const cell = (value: Cell): string => {
    if (value === null || value === '') return '<table:table-cell/>';
    if (typeof value === 'number') return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${String(value).replace('.', ',')}</text:p></table:table-cell>`;
    return `<table:table-cell office:value-type="string"><text:p>${escaped(value)}</text:p></table:table-cell>`;
  };
  const line = (row: readonly Cell[]): string => `<table:table-row>${row.map(cell).join('')}</table:table-row>`;
  const [head = [], ...body] = rows;
  const namespaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"';
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="${escaped(title)}"><table:table-column table:number-columns-repeated="${head.length}"/><table:table-header-rows>${line(head)}</table:table-header-rows>${body.map(line).join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const meta = `<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${namespaces} office:version="1.3"><office:meta><dc:title>${escaped(title)}</dc:title><dc:language>it</dc:language></office:meta></office:document-meta>`;
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest ${namespaces} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${ODS}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  // The type stands first and as it is, so that it can be read without opening the archive.
  return zipSync({ mimetype: [strToU8(ODS), { level: 0 }], 'content.xml': strToU8(content), 'meta.xml': strToU8(meta), 'META-INF/manifest.xml': strToU8(manifest) });
}

function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

import type { ActExporter, ExportMetadata, ExportedFile } from '@province-comuni/platform-ports';
import { packPart, zipPackage } from '@province-comuni/platform-zip-package';
import { layoutAct, type RenderedAct } from '@province-comuni/shared-act-tree';

import { WordBody } from './word-body.js';
import { wordFrame } from './word-frame.js';
import { WordNumbering } from './word-numbering.js';
import { escapeXml } from './xml.js';

/**
 * Writes acts for Word: styles a person can change, Word's own numbers, header rows that repeat, references that jump.
 * Styles and numbering definitions come from the `docx` library, the body is written directly.
 */
export class DocxExporter implements ActExporter {
  readonly format = 'DOCX';

  async export(act: RenderedAct, metadata: ExportMetadata): Promise<ExportedFile> {
    const { revision } = metadata;
    const frame = await wordFrame({ draft: metadata.draft, tracked: revision !== undefined });
    const numbering = new WordNumbering(frame.abstractIds);
    const body = new WordBody(numbering, revision?.bookmarks).write(layoutAct(act));
    const parts = [
      ...frame.parts,
      packPart('docProps/core.xml', coreProperties(metadata)),
      ...(revision ? [packPart('docProps/custom.xml', customProperties(revision.properties))] : []),
      packPart('word/document.xml', frame.beforeBody + body + frame.afterBody),
      packPart('word/numbering.xml', frame.beforeInstances + numbering.instances + frame.afterInstances),
      packPart('word/footer1.xml', frame.beforeProvenance + escapeXml(metadata.provenance) + frame.afterProvenance),
    ];
    return {
      bytes: zipPackage(parts),
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      extension: 'docx',
    };
  }
}

/** The format identifier is the one of all properties that users define (ECMA-376 part 1, 22.3.2.2); ids below 2 are taken. */
function customProperties(properties: Readonly<Record<string, string>>): string {
  const written = Object.entries(properties).map(([name, value], index) => `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${written.join('')}</Properties>`;
}

function coreProperties(metadata: ExportMetadata): string {
  const at = metadata.createdAt.toISOString().replace(/\.\d+Z$/, 'Z');
  const author = escapeXml(metadata.author);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(metadata.title)}</dc:title><dc:subject>${escapeXml(metadata.provenance)}</dc:subject><dc:creator>${author}</dc:creator><dc:language>it-IT</dc:language>`,
    `<cp:lastModifiedBy>${author}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

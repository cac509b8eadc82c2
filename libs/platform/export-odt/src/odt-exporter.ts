import type { ActExporter, ExportMetadata, ExportedFile } from '@province-comuni/platform-ports';
import { packPart, storePart, zipPackage } from '@province-comuni/platform-zip-package';
import { layoutAct, type RenderedAct } from '@province-comuni/shared-act-tree';

import { ODT_MANIFEST, odtContent, odtMeta, odtStyles } from './odt-styles.js';
import { OdtText } from './odt-text.js';

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text';

// First and not compressed, so that the format can be read from the first bytes (ODF 1.3 part 2, 3.3).
const FIRST_PARTS = [storePart('mimetype', MEDIA_TYPE), packPart('META-INF/manifest.xml', ODT_MANIFEST)];

/** Writes acts as OpenDocument text 1.3, with styles, lists that count by themselves and header rows that repeat. */
export class OdtExporter implements ActExporter {
  readonly format = 'ODT';

  async export(act: RenderedAct, metadata: ExportMetadata): Promise<ExportedFile> {
    const bytes = zipPackage([
      ...FIRST_PARTS,
      packPart('content.xml', odtContent(new OdtText().write(layoutAct(act)))),
      packPart('meta.xml', odtMeta(metadata)),
      packPart('styles.xml', odtStyles(metadata)),
    ]);
    return { bytes, mediaType: MEDIA_TYPE, extension: 'odt' };
  }
}

import type { ActExporter, ExportMetadata, ExportedFile } from '@province-comuni/platform-ports';
import { layoutAct, type RenderedAct } from '@province-comuni/shared-act-tree';
import { strToU8, zipSync } from 'fflate';

import { ODT_MANIFEST, odtContent, odtMeta, odtStyles } from './odt-styles.js';
import { OdtText } from './odt-text.js';

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text';

// A zip keeps local wall-clock time: these parts, not an instant, make the same bytes in every time zone.
const ZIP_TIME = new Date(1980, 0, 1);

/** Writes acts as OpenDocument text 1.3, with styles, lists that count by themselves and header rows that repeat. */
export class OdtExporter implements ActExporter {
  readonly format = 'ODT';

  async export(act: RenderedAct, metadata: ExportMetadata): Promise<ExportedFile> {
    const bytes = zipSync(
      {
        // First and not compressed, so that the format can be read from the first bytes (ODF 1.3 part 2, 3.3).
        mimetype: [strToU8(MEDIA_TYPE), { level: 0 }],
        'META-INF/manifest.xml': strToU8(ODT_MANIFEST),
        'content.xml': strToU8(odtContent(new OdtText().write(layoutAct(act)))),
        'meta.xml': strToU8(odtMeta(metadata)),
        'styles.xml': strToU8(odtStyles(metadata)),
      },
      { mtime: ZIP_TIME },
    );
    return { bytes, mediaType: MEDIA_TYPE, extension: 'odt' };
  }
}

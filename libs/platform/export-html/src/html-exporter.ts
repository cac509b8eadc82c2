import type { ActExporter, ExportMetadata, ExportedFile } from '@province-comuni/platform-ports';
import { actToHtml, type RenderedAct } from '@province-comuni/shared-act-tree';

/** Writes acts as a web page that stands alone, ready to be published or printed. */
export class HtmlExporter implements ActExporter {
  readonly format = 'HTML';

  async export(act: RenderedAct, metadata: ExportMetadata): Promise<ExportedFile> {
    return { bytes: new TextEncoder().encode(actToHtml(act, metadata)), mediaType: 'text/html; charset=utf-8', extension: 'html' };
  }
}

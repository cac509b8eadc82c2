import type { ActExporter, ExportMetadata, ExportedFile } from '@province-comuni/platform-ports';
import { layoutAct, normaliseText, printable, type LayoutBlock, type LayoutRun, type RenderedAct } from '@province-comuni/shared-act-tree';

import { TypstChild, type TypstChildOptions, type TypstJob } from './typst-child.js';

/**
 * Writes acts as tagged PDF/A-2a with Typst, in a child process. The PDF/UA-1 mark is added when Typst accepts pages
 * of the same build as PDF/UA-1; no independent validator (veraPDF) has judged either claim, and `conformance` says so.
 *
 * Fails with `PdfExportError`, also when the act has a sign that no font of the product can draw.
 */
export class TypstPdfExporter implements ActExporter {
  readonly format = 'PDF';
  private readonly child: TypstChild;

  constructor(options: TypstChildOptions = {}) {
    this.child = new TypstChild(options);
  }

  async export(act: RenderedAct, metadata: ExportMetadata): Promise<ExportedFile> {
    const { bytes, ua } = await this.child.run(typstJob(act, metadata, 'export'));
    const declared = ua === undefined ? 'PDF/UA-1 dichiarato' : 'PDF/UA-1 non dichiarato';
    return {
      bytes: bytes!,
      mediaType: 'application/pdf',
      extension: 'pdf',
      conformance: `PDF/A-2a prodotto da Typst 0.14; ${declared}; non verificato con veraPDF`,
    };
  }

  close(): Promise<void> {
    return this.child.close();
  }
}

/**
 * What Typst finds wrong with the act as PDF/UA-1 (missing title, skipped heading levels); undefined when nothing.
 * A trial for tests and for the editors of models: it writes no file.
 */
export async function checkPdfUa(act: RenderedAct, metadata: ExportMetadata): Promise<string | undefined> {
  const child = new TypstChild();
  try {
    return (await child.run(typstJob(act, metadata, 'check-ua'))).ua;
  } finally {
    await child.close();
  }
}

function typstJob(act: RenderedAct, metadata: ExportMetadata, mode: TypstJob['mode']): TypstJob {
  const seconds = Math.floor(metadata.createdAt.getTime() / 1000);
  const at = new Date(seconds * 1000);
  const data = {
    title: oneLine(metadata.title),
    author: oneLine(metadata.author),
    provenance: oneLine(metadata.provenance),
    draft: metadata.draft,
    date: [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()],
    blocks: layoutAct(act).blocks.map(breakable),
  };
  return { data: JSON.stringify(data), timestamp: seconds, mode };
}

/** Gives endless words (addresses, codes) places to break, so that they do not run off the paper. */
function breakable(block: LayoutBlock): LayoutBlock {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, runs: block.runs.map(breakableRun) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: item.blocks.map(breakable) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, runs: cell.runs.map(breakableRun) }))) };
  }
}

const ENDLESS_WORD = /\S{61,}/gu;

function breakableRun(run: LayoutRun): LayoutRun {
  return { ...run, text: run.text.replace(ENDLESS_WORD, (word) => word.replace(/\S{30}(?=\S)/gu, '$&\u200B')) };
}

function oneLine(text: string): string {
  return normaliseText(printable(text));
}

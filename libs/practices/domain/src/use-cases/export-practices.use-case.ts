import type { Actor } from '@province-comuni/identity-contract';
import type { ActExporter, ExportedFile, ExportFormat } from '@province-comuni/platform-ports';
import type { RenderedAct } from '@province-comuni/shared-act-tree';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import { PracticeStepRefused } from '../errors.js';
import { comparisonAsAct, practiceAsAct } from '../export/practice-act.js';
import type { PracticeId } from '../practice/practice.js';
import type { ReadPractices } from './read-practices.use-case.js';

export interface ExportedPractice extends ExportedFile {
  /** Letters, digits and dashes, with the extension. */
  readonly fileName: string;
}

/** Takes a sheet or a comparison out as a file; what one may read one may take out. */
export class ExportPractices {
  private readonly exporters: ReadonlyMap<ExportFormat, ActExporter>;

  constructor(
    private readonly reading: ReadPractices,
    exporters: readonly ActExporter[],
    private readonly clock: Clock,
  ) {
    this.exporters = new Map(exporters.map((exporter) => [exporter.format, exporter]));
  }

  /** @throws PracticeNotFound, PracticeStepRefused for too few or too many sheets */
  async comparison(actor: Actor, ids: readonly PracticeId[], inhabitants: number, format: ExportFormat): Promise<ExportedPractice> {
    const comparison = await this.reading.compare(actor, ids, inhabitants);
    return this.write(comparisonAsAct(comparison), comparison.sheets.map(({ ente }) => ente).join(', '), format, false, this.clock.now());
  }

  /** The revision that who asks may read; one that is not public leaves as BOZZA. @throws PracticeNotFound */
  async sheet(actor: Actor, id: PracticeId, format: ExportFormat): Promise<ExportedPractice> {
    const { practice, content, isPublic } = await this.reading.open(actor, id);
    return this.write(practiceAsAct(practice.ente, content), practice.ente, format, !isPublic, practice.updatedAt);
  }

  private async write(act: RenderedAct, author: string, format: ExportFormat, draft: boolean, createdAt: Date): Promise<ExportedPractice> {
    const exporter = this.exporters.get(format);
    if (!exporter) throw new PracticeStepRefused('Questo formato non è disponibile.');
    const day = italianDay(this.clock.now());
    const file = await exporter.export(act, { title: act.title, author, provenance: `Buone pratiche delle Province, ${day.split('-').reverse().join('/')}`, draft, createdAt });
    return { ...file, fileName: `${plainName(act.shortName)}-${plainName(author)}${draft ? '-BOZZA' : ''}.${file.extension}` };
  }
}

/** A name that every file system takes. */
function plainName(text: string): string {
  return text.normalize('NFD').replace(/[^\p{ASCII}]/gu, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80) || 'scheda';
}

import type { ModelContent } from '@province-comuni/models-contract';
import type { DocumentBlock } from '@province-comuni/platform-ports';
import { layoutAct, renderAct, runsText, type Environment, type Inline, type LayoutBlock, type RenderedAct, type RenderedBlock, type RichText, type RunOrigin } from '@province-comuni/shared-act-tree';
import type { StoredAnswer } from '../../instance/instance.js';
import { instanceEnvironment } from '../../instance/instance-environment.js';
import type { ImportContext } from '../import-context.js';
import { textOf } from '../lines.js';

export const DAY = '2026-12-01';

/** What the registry knows of an invented reading of a real Provincia. */
const REGISTRY: Record<string, unknown> = {
  'provincia.denominazione': 'Provincia di Pesaro e Urbino',
  'provincia.numero_comuni': 50,
  'provincia.popolazione': 352_000,
  'provincia.anno_popolazione': 2022,
};

/** Answers of one Provincia, beside what the registry knows. */
export const ANSWERS: Record<string, unknown> = {
  ...REGISTRY,
  'provincia.sede': 'viale Gramsci 4, 61121 Pesaro',
  'provincia.pec': 'provincia@pec.example',
  struttura_responsabile: 'Servizio sistemi informativi',
  schema_tariffario: 'PER_ABITANTE',
  data_decorrenza: '2027-01-01',
  foro: 'Pesaro',
  'gestore.denominazione': 'Gestore Esempio s.r.l.',
  'gestore.atto': 'contratto di servizio n. 12 del 3 maggio 2026',
};

export function importContext(content: ModelContent, form: string, level: string): ImportContext {
  return { content, form, level, registry: Object.entries(REGISTRY).map(([key, value]) => ({ key, value })), day: DAY };
}

/** The convenzione of a Provincia with these answers. */
export function renderConvention(content: ModelContent, form: string, level: string, more: Record<string, unknown> = {}): RenderedAct {
  const stored = Object.entries({ ...ANSWERS, ...more, [content.formAxis]: form, [content.levelAxis]: level }).map(([key, value]): StoredAnswer => ({ key, value, origin: 'PERSONA', revision: 1, answeredBy: null, answeredAt: new Date(0) }));
  const act = content.acts.find((candidate) => candidate.template.key === 'convenzione')!;
  return renderAct(act.template, act.clauses.map((clause) => ({ ...clause, state: 'STANDARD' as const })), instanceEnvironment(content, stored, DAY));
}

/** The act as a reader of documents would hand it over, without a file in between. */
export function documentBlocks(act: RenderedAct): DocumentBlock[] {
  return layoutAct(act).blocks.flatMap((block) => blocksOf(block, 0));
}

function blocksOf(block: LayoutBlock, level: number): DocumentBlock[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'paragraph', heading: block.level, marker: null, content: inlines(block.runs) }];
    case 'paragraph':
      return [{ type: 'paragraph', heading: null, marker: null, content: inlines(block.runs) }];
    case 'list':
      return block.items.flatMap((item) => {
        const [first, ...others] = item.blocks;
        const kind = item.marker === '–' ? ('dash' as const) : /^\d/.test(item.marker) ? ('number' as const) : ('letter' as const);
        return [{ type: 'paragraph' as const, heading: null, marker: { level, kind, text: item.marker }, content: first?.type === 'paragraph' ? inlines(first.runs) : [] }, ...others.flatMap((inner) => blocksOf(inner, level + 1))];
      });
    case 'table':
      return [{ type: 'table', caption: block.caption, rows: [block.header, ...block.rows].map((row) => row.map((cell) => ({ align: cell.align, paragraphs: [inlines(cell.runs)] }))) }];
  }
}

function inlines(runs: readonly { readonly text: string }[]): Inline[] {
  const text = runsText(runs);
  return text === '' ? [] : [{ type: 'text', text }];
}

/** The words of blocks, labels that the engine counts anew left out. */
export function blockWords(blocks: readonly DocumentBlock[]): string[] {
  const words = (content: readonly Inline[]): string[] => textOf(content).match(/[\p{L}\p{N}]+/gu) ?? [];
  return blocks.flatMap((block) => (block.type === 'paragraph' ? words(block.content) : [...words([{ type: 'text', text: block.caption || ' ' }]), ...block.rows.flatMap((row) => row.flatMap((cell) => cell.paragraphs.flatMap(words)))]));
}

/** The words of a text as it prints: values in their places, references by the number they have. */
export function printedWords(clause: { readonly heading: readonly Inline[]; readonly body: RichText }, environment: Environment, numberOf: (clauseId: string) => string): string[] {
  const act = renderAct({ key: 'x', position: 0, title: [], shortName: '', organ: '', source: '' }, [{ id: 'x', parentId: null, orderKey: 'a', kind: 'testo', heading: clause.heading, body: clause.body, when: null, state: 'STANDARD' }], environment);
  const run = (each: { readonly text: string; readonly origin?: RunOrigin }): string => (each.origin?.kind === 'clause' ? `articolo ${numberOf(each.origin.clauseId)}` : each.text);
  const lines = (block: RenderedBlock): string[] => {
    switch (block.type) {
      case 'paragraph':
        return [block.runs.map(run).join('')];
      case 'list':
        return block.items.flatMap((item) => item.blocks.flatMap(lines));
      case 'table':
        return [block.caption, ...[block.header, ...block.rows].flatMap((row) => row.map((cell) => cell.runs.map(run).join('')))];
    }
  };
  return [act.clauses[0]!.heading, ...act.clauses[0]!.blocks.flatMap(lines)].join(' ').match(/[\p{L}\p{N}]+/gu) ?? [];
}

import type { Source } from '../practice/content.js';
import { FieldReader, type ContentProblem } from '../practice/field-reader.js';
import type { Parsed } from '../practice/parse-content.js';

/** How far a service is, as the focus groups found it. */
export type ProfileKey = 'AVANZATO' | 'INTERMEDIO' | 'BASE';

export interface SwotItem {
  readonly text: string;
  /** Profiles the source names beside it; none when it is of all. */
  readonly profiles: readonly ProfileKey[];
}

export interface PillarProfile {
  readonly key: ProfileKey;
  /** As the source calls it: "Elevata complessità". */
  readonly label: string;
  readonly traits: readonly string[];
  /** Province of this profile, by what the source puts them together for; the group is empty where it does not. */
  readonly province: readonly { readonly nome: string; readonly group: string; readonly note: string }[];
}

/** Figures that are drawn, with the table beside them. */
export interface PillarChart {
  readonly id: string;
  readonly title: string;
  /** What the numbers count: "addetti in media". */
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  readonly note: string;
  readonly source: Source;
}

/** What the focus groups of 2022 found about a pillar. */
export interface PillarSheet {
  readonly pillarKey: string;
  readonly title: string;
  readonly goal: string;
  readonly findings: readonly string[];
  readonly charts: readonly PillarChart[];
  readonly profiles: readonly PillarProfile[];
  readonly strengths: readonly SwotItem[];
  readonly weaknesses: readonly SwotItem[];
  readonly opportunities: readonly SwotItem[];
  readonly threats: readonly SwotItem[];
  /** Slips of the source, and what was done with them. */
  readonly notes: readonly string[];
  readonly source: Source;
}

const PROFILES: readonly ProfileKey[] = ['AVANZATO', 'INTERMEDIO', 'BASE'];
const LONG = 2000;

/** Reads what is said to be a pillar's sheet: from a file or from the database. */
export function parsePillarSheet(input: unknown): Parsed<PillarSheet> {
  const problems: ContentProblem[] = [];
  const fields = FieldReader.of(input, [], problems);
  const value: PillarSheet = {
    pillarKey: fields.text('pillarKey', 40, { required: true }),
    title: fields.text('title', 200, { required: true }),
    goal: fields.text('goal', LONG, { required: true }),
    findings: fields.list('findings').map(readText),
    charts: fields.list('charts').map(readChart),
    profiles: fields.list('profiles').map(readProfile),
    strengths: fields.list('strengths').map(readSwot),
    weaknesses: fields.list('weaknesses').map(readSwot),
    opportunities: fields.list('opportunities').map(readSwot),
    threats: fields.list('threats').map(readSwot),
    notes: fields.list('notes').map(readText),
    source: readSource(fields),
  };
  fields.refuseOthers();
  return problems.length === 0 ? { value, problems: [] } : { value: null, problems };
}

function readText(fields: FieldReader): string {
  const text = fields.text('text', LONG, { required: true });
  fields.refuseOthers();
  return text;
}

function readSource(fields: FieldReader): Source {
  const source = fields.group('source');
  const read = { title: source.text('title', 300, { required: true }), chapter: source.text('chapter', 300) };
  source.refuseOthers();
  return read;
}

function readChart(fields: FieldReader): PillarChart {
  const chart = {
    id: fields.text('id', 100, { required: true }),
    title: fields.text('title', 300, { required: true }),
    unit: fields.text('unit', 100, { required: true }),
    bars: fields.list('bars').map((bar) => {
      const read = { label: bar.text('label', 100, { required: true }), value: bar.number('value', { decimals: 2 }) ?? bar.fail('value', 'Manca il numero.', 0) };
      bar.refuseOthers();
      return read;
    }),
    note: fields.text('note', LONG),
    source: readSource(fields),
  };
  fields.refuseOthers();
  return chart;
}

function readProfile(fields: FieldReader): PillarProfile {
  const profile = {
    key: fields.oneOf('key', PROFILES, { required: true }) ?? 'BASE',
    label: fields.text('label', 200, { required: true }),
    traits: fields.list('traits').map(readText),
    province: fields.list('province').map((item) => {
      const read = { nome: item.text('nome', 100, { required: true }), group: item.text('group', 200), note: item.text('note', LONG) };
      item.refuseOthers();
      return read;
    }),
  };
  fields.refuseOthers();
  return profile;
}

function readSwot(fields: FieldReader): SwotItem {
  const item = {
    text: fields.text('text', LONG, { required: true }),
    profiles: fields.text('profiles', 40).split(/[,\s]+/).filter(Boolean).map((key) => (PROFILES.includes(key as ProfileKey) ? (key as ProfileKey) : fields.fail('profiles', `Può essere ${PROFILES.join(', ')}.`, 'BASE' as ProfileKey))),
  };
  fields.refuseOthers();
  return item;
}

import type { DocumentFieldsInput, DocumentPageFieldsFragment } from '../generated/graphql.js';

/** The fields of a document as they stand in a form: all text, as typed. */
export interface FieldsState {
  readonly title: string;
  readonly abstract: string;
  readonly kind: string;
  readonly pillars: readonly string[];
  readonly year: string;
  readonly form: string;
  readonly level: string;
  readonly profile: string;
  readonly language: string;
  readonly licence: string;
  readonly keywords: readonly string[];
  readonly source: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly reviewOn: string;
  /** One act per line. */
  readonly cites: string;
  /** Addresses of norms by the label that had them. */
  readonly urns: Readonly<Record<string, string>>;
}

export const EMPTY_FIELDS: FieldsState = {
  ...{ title: '', abstract: '', kind: '', pillars: [], year: '', form: '', level: '', profile: '' },
  ...{ language: 'it', licence: 'CC-BY-4.0', keywords: [], source: '', validFrom: '', validUntil: '', reviewOn: '', cites: '', urns: {} },
};

export function fieldsOf(document: DocumentPageFieldsFragment): FieldsState {
  const { title, abstract, kind, pillars, year, form, level, profile, language, licence, keywords, source, validFrom, validUntil, reviewOn, cites } = document;
  return {
    ...{ title, abstract, kind, pillars, keywords, language, source },
    ...{ year: year === null ? '' : String(year), form: form ?? '', level: level ?? '', profile: profile ?? '', licence: licence.key },
    ...{ validFrom: validFrom ?? '', validUntil: validUntil ?? '', reviewOn: reviewOn ?? '' },
    cites: cites.map(({ label }) => label).join('\n'),
    urns: Object.fromEntries(cites.flatMap(({ label, urn }) => (urn ? [[label, urn]] : []))),
  };
}

/** What is sent. A year that is no number becomes one that the server refuses, at its field. */
export function inputOf({ pillars, keywords, year, form, level, profile, validFrom, validUntil, reviewOn, cites, urns, ...text }: FieldsState): DocumentFieldsInput {
  return {
    ...text,
    pillars: [...pillars],
    keywords: [...keywords],
    year: year.trim() === '' ? null : /^\d{1,6}$/.test(year.trim()) ? Number(year) : 0,
    form: form || null,
    level: level || null,
    profile: profile || null,
    validFrom: validFrom || null,
    validUntil: validUntil || null,
    reviewOn: reviewOn || null,
    territoryId: null,
    cites: cites
      .split('\n')
      .map((label) => label.trim())
      .filter(Boolean)
      .map((label) => ({ label, urn: urns[label] ?? null })),
  };
}

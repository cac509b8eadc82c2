import { readKept, writeKept } from '@province-comuni/shared-ui';
import { useMemo, useState } from 'react';
import type { ProposedDocumentsQuery } from '../generated/graphql.js';
import { EMPTY_FIELDS, type FieldsState } from './fields-state.js';

export type Proposal = ProposedDocumentsQuery['proposedDocuments'][number];

/** What is the same for all the files; where it says nothing, each file's own proposal stands. */
export type CommonFields = Pick<FieldsState, 'pillars' | 'licence' | 'keywords'> & { readonly kind: string; readonly year: string };

export const NO_COMMON: CommonFields = { kind: '', year: '', pillars: [], licence: EMPTY_FIELDS.licence, keywords: [] };

const KEPT = 'pc-new-documents';

export interface NewDocuments {
  fieldsOf(proposal: Proposal): FieldsState;
  /** Whether the value still is the one that the file proposes. */
  isProposed(proposal: Proposal, name: 'title' | 'kind' | 'year'): boolean;
  edit(uploadId: string, fields: FieldsState): void;
  forget(uploadIds: readonly string[]): void;
  readonly common: CommonFields;
  setCommon(common: CommonFields): void;
}

/** What a person types about files that have arrived. It is kept in this browser until they are documents: a closed page loses nothing. */
export function useNewDocuments(): NewDocuments {
  const [typed, setTyped] = useState<Readonly<Record<string, FieldsState>>>(read);
  const [common, setCommon] = useState<CommonFields>(NO_COMMON);
  return useMemo(() => {
    const change = (next: Readonly<Record<string, FieldsState>>): void => {
      writeKept(KEPT, next);
      setTyped(next);
    };
    return {
      common,
      setCommon,
      fieldsOf: (proposal) => typed[proposal.uploadId] ?? withCommon(proposedFields(proposal), common),
      isProposed: (proposal, name) => proposedFields(proposal)[name] !== '' && (typed[proposal.uploadId] ?? withCommon(proposedFields(proposal), common))[name] === proposedFields(proposal)[name],
      edit: (uploadId, fields) => change({ ...typed, [uploadId]: fields }),
      forget: (uploadIds) => change(Object.fromEntries(Object.entries(typed).filter(([id]) => !uploadIds.includes(id)))),
    };
  }, [typed, common]);
}

function proposedFields({ title, kind, year, language, source, keywords }: Proposal): FieldsState {
  return { ...EMPTY_FIELDS, title, kind: kind ?? '', year: year === null ? '' : String(year), language: language && ['it', 'de', 'fr', 'sl', 'en'].includes(language) ? language : 'it', source, keywords };
}

function withCommon(fields: FieldsState, { kind, year, pillars, licence, keywords }: CommonFields): FieldsState {
  return { ...fields, kind: kind || fields.kind, year: year || fields.year, pillars, licence, keywords: [...new Set([...keywords, ...fields.keywords])] };
}

function read(): Readonly<Record<string, FieldsState>> {
  return Object.fromEntries(Object.entries(readKept<Record<string, Partial<FieldsState>>>(KEPT) ?? {}).map(([id, fields]) => [id, { ...EMPTY_FIELDS, ...fields }]));
}

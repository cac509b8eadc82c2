import '../together/messages.js';
import { CheckboxList, Field, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { SharingFields, type SharingState } from '../components/SharingFields.js';
import type { CollectionFieldsFragment, CollectionInput } from '../generated/graphql.js';

/** What is said of a collection, as it is typed. */
export interface CollectionState extends SharingState {
  readonly title: string;
  readonly abstract: string;
  readonly curated: boolean;
}

export const NEW_COLLECTION: CollectionState = { title: '', abstract: '', visibility: '', sharedWith: [], curated: false };

export function stateOf({ title, abstract, visibility, sharedWith, curated }: CollectionFieldsFragment): CollectionState {
  return { title, abstract, visibility, sharedWith, curated };
}

export function inputOf({ sharedWith, ...rest }: CollectionState): CollectionInput {
  return { ...rest, sharedWith: sharedWith.map(({ id }) => id) };
}

interface Props {
  readonly state: CollectionState;
  readonly onChange: (state: CollectionState) => void;
  readonly problems: Readonly<Record<string, string>>;
  readonly canCurate: boolean;
}

export function CollectionForm({ state, onChange, problems, canCurate }: Props): ReactElement {
  const t = useMessages('together');
  return (
    <>
      <Field id="raccolta-titolo" label={t('collections.name')} required error={problems['title']}>
        <TextInput value={state.title} onChange={(title) => onChange({ ...state, title })} />
      </Field>
      <Field id="raccolta-in-breve" label={t('collections.abstract')} help={t('collections.abstractHelp')} error={problems['abstract']}>
        <TextArea value={state.abstract} onChange={(abstract) => onChange({ ...state, abstract })} rows={3} />
      </Field>
      <p className="pc-quiet">{t('collections.visibilityHelp')}</p>
      <SharingFields id="raccolta" sharing={state} onChange={(sharing) => onChange({ ...state, ...sharing })} problems={problems} />
      {canCurate && (
        <Field id="raccolta-apertura" label={t('collections.curate')} group error={problems['curated']}>
          <CheckboxList name="raccolta-apertura" values={state.curated ? ['si'] : []} onChange={(values) => onChange({ ...state, curated: values.length > 0 })} options={[{ value: 'si', label: t('collections.curateLabel') }]} />
        </Field>
      )}
    </>
  );
}

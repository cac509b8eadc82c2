import type { LegalSource } from '@province-comuni/shared-act-tree';
import { Field, LegalLink, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { RowList } from './RowList.js';

interface Props {
  readonly id: string;
  readonly value: readonly LegalSource[];
  readonly problems: Readonly<Record<string, string>>;
  /** Path of the list among the problems: `legalRefs`. */
  readonly path: string;
  readonly onChange: (value: readonly LegalSource[]) => void;
}

/** The norms behind something, as people cite them and as Normattiva addresses them. */
export function NormsField({ id, value, problems, path, onChange }: Props): ReactElement {
  const t = useMessages('workshopParts');
  return (
    <fieldset className="part-fieldset">
      <legend>{t('norms.title')}</legend>
      <RowList label={t('norms.title')} items={value} nameOf={(n) => t('norms.row', { n })} addLabel={t('norms.add')} removeLabel={(n) => t('norms.remove', { n })} blank={() => ({ label: '', urn: '' })} onChange={onChange}>
        {(norm, change, index) => (
          <>
            <Field id={`${id}-${index}-testo`} label={t('norms.label')} error={problems[`${path}[${index}].label`]}>
              <TextInput value={norm.label} maxLength={300} onChange={(label) => change({ ...norm, label })} />
            </Field>
            <Field id={`${id}-${index}-urn`} label={t('norms.urn')} help={t('norms.urnHelp')} error={problems[`${path}[${index}].urn`]}>
              <TextInput value={norm.urn} maxLength={300} spellCheck={false} onChange={(urn) => change({ ...norm, urn: urn.trim() })} />
            </Field>
            {norm.label && /^urn:nir:/i.test(norm.urn) && <LegalLink label={norm.label} urn={norm.urn} />}
          </>
        )}
      </RowList>
    </fieldset>
  );
}

import type { LegalSource } from '@province-comuni/shared-act-tree';
import { Button, Dialog, Field, Select, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';

interface Props {
  readonly norms: readonly LegalSource[];
  readonly onClose: () => void;
  readonly onInsert: (norm: LegalSource) => void;
}

/** A norm cited in the text: one the clause rests on, or another. */
export function InsertNormDialog({ norms, onClose, onInsert }: Props): ReactElement {
  const t = useMessages('models');
  const [norm, setNorm] = useState<LegalSource>({ label: '', urn: '' });
  const [tried, setTried] = useState(false);
  const problems = { label: norm.label.trim() === '' ? t('clause.norm.noLabel') : null, urn: /^urn:nir:\S+$/i.test(norm.urn) ? null : t('clause.norm.noUrn') };
  return (
    <Dialog
      open
      title={t('clause.tools.norm')}
      onClose={onClose}
      footer={
        <Button color="primary" size="sm" type="button" onClick={() => (problems.label || problems.urn ? setTried(true) : onInsert(norm))}>
          {t('clause.norm.insert')}
        </Button>
      }
    >
      {norms.length > 0 && (
        <Field id="norma-della-clausola" label={t('clause.norm.ofClause')}>
          <Select value="" onChange={(urn) => setNorm(norms.find((each) => each.urn === urn) ?? norm)} options={norms.map((each) => ({ value: each.urn, label: each.label }))} />
        </Field>
      )}
      <Field id="norma-testo" label={t('clause.norm.label')} help={t('clause.norm.labelHelp')} required error={tried ? problems.label : null}>
        <TextInput value={norm.label} maxLength={300} onChange={(label) => setNorm({ ...norm, label })} />
      </Field>
      <Field id="norma-urn" label={t('clause.norm.urn')} help={t('clause.norm.urnHelp')} required error={tried ? problems.urn : null}>
        <TextInput value={norm.urn} maxLength={300} spellCheck={false} onChange={(urn) => setNorm({ ...norm, urn: urn.trim() })} />
      </Field>
    </Dialog>
  );
}

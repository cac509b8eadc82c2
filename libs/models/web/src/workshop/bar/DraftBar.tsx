import { Badge, Button, Select, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { DraftData } from '../draft-data.js';
import { placeSearch } from '../draft-place.js';
import type { SampleState } from '../preview/useSample.js';
import { ProblemsPanel } from './ProblemsPanel.js';

interface Props {
  readonly draft: DraftData;
  readonly sample: SampleState;
  readonly preview: boolean;
  readonly why: boolean;
  readonly onShow: (mode: { readonly preview: boolean; readonly why: boolean }) => void;
}

/** What the draft is tried with, how it is looked at, what is still to be mended. */
export function DraftBar({ draft, sample, preview, why, onShow }: Props): ReactElement {
  const t = useMessages('workshop');
  const [checking, setChecking] = useState(false);
  const impossible = (form: string, level: string): string => (sample.refusalOf(form, level) === null ? '' : ` – ${t('sample.notThere')}`);
  return (
    <>
      <div className="workshop-bar" role="group" aria-label={t('bar.label')}>
        <label>
          {t('sample.form')} <Select placeholder={null} value={sample.form} onChange={(form) => sample.choose({ form })} options={draft.forms.map((form) => ({ value: form.value, label: `${form.label}${impossible(form.value, sample.level)}` }))} />
        </label>
        <label>
          {t('sample.level')} <Select placeholder={null} value={sample.level} onChange={(level) => sample.choose({ level })} options={draft.levels.map((level) => ({ value: level.value, label: `${level.label}${impossible(sample.form, level.value)}` }))} />
        </label>
        <Button size="xs" outline color="primary" type="button" aria-pressed={preview} active={preview} onClick={() => onShow({ preview: !preview, why: false })}>
          {t('bar.preview')}
        </Button>
        <Button size="xs" outline color="primary" type="button" aria-pressed={preview && why} active={preview && why} onClick={() => onShow({ preview: true, why: !(preview && why) })}>
          {t('bar.why')}
        </Button>
        <Button size="xs" outline color="primary" type="button" aria-expanded={checking} aria-controls="verifica" onClick={() => setChecking(!checking)}>
          {t('bar.check')} <Badge tone={draft.problems.length > 0 ? 'warning' : 'success'}>{draft.problems.length}</Badge>
          <span className="visually-hidden"> {t('bar.problems', { count: draft.problems.length })}</span>
        </Button>
        {draft.previousVersion && (
          <Link className="btn btn-outline-primary btn-xs" to={{ search: placeSearch({ view: 'confronto' }) }} preventScrollReset>
            {t('bar.compare')}
          </Link>
        )}
      </div>
      {sample.refusal !== null && (
        <p className="workshop-refusal" role="status">
          <strong>{t('sample.impossible')}</strong> {sample.refusal}
        </p>
      )}
      <div id="verifica">{checking && <ProblemsPanel draft={draft} onClose={() => setChecking(false)} />}</div>
    </>
  );
}

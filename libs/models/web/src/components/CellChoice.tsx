import { Field, RadioCards, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { ModelData } from '../hooks/model-data.js';

interface Cell {
  readonly form: string | null;
  readonly level: string | null;
}

/** Form and level with guidance; levels the form does not have say why. */
export function CellChoice({ model, form, level, onChange }: Cell & { model: ModelData; onChange: (cell: Cell) => void }): ReactElement {
  const t = useMessages('models');
  const cellOf = (value: string): ModelData['cells'][number] | undefined => model.cells.find((cell) => cell.form === form && cell.level === value);
  const keepsLevel = (value: string): boolean => !level || model.cells.some((cell) => cell.form === value && cell.level === level && cell.admitted);
  return (
    <>
      <Field id="forma" label={t('adopt.form')} group required>
        <RadioCards
          name="forma"
          value={form}
          onChange={(value) => onChange({ form: value, level: keepsLevel(value) ? level : null })}
          options={model.forms.map((option) => ({ value: option.value, label: option.label, description: <Guidance description={option.description} suits={option.suits} /> }))}
        />
      </Field>
      <Field id="livello" label={t('adopt.level')} group required>
        <RadioCards
          name="livello"
          value={level}
          onChange={(value) => onChange({ form, level: value })}
          options={model.levels.map((option) => {
            const cell = cellOf(option.value);
            return { value: option.value, label: option.label, refusal: cell && !cell.admitted ? cell.refusal : null, description: <Guidance description={cell?.admitted ? cell.services.map((service) => service.label).join(', ') : option.description} suits={cell?.suits ?? ''} /> };
          })}
        />
      </Field>
    </>
  );
}

function Guidance({ description, suits }: { description: string; suits: string }): ReactElement {
  const t = useMessages('models');
  return (
    <>
      {description && <p>{description}</p>}
      {suits && <p className="model-suits">{t('adopt.suits', { text: suits })}</p>}
    </>
  );
}

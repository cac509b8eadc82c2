import { Button, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useId, useState, type ReactElement } from 'react';

interface Props {
  readonly value: readonly string[];
  /** Tags that the rules of the model look for. */
  readonly suggestions: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (value: readonly string[]) => void;
}

/** The contents a clause brings into the act, by the tags the rules look for. */
export function TagsField({ value, suggestions, problem, onChange }: Props): ReactElement {
  const t = useMessages('workshop');
  const list = useId();
  const [text, setText] = useState('');
  const add = (): void => {
    const tag = text.trim().toLowerCase().replace(/\s+/g, '-');
    if (tag !== '' && !value.includes(tag)) onChange([...value, tag]);
    setText('');
  };
  return (
    <Field id="clausola-contenuti" label={t('tags.label')} help={t('tags.help')} error={problem}>
      {value.length > 0 && (
        <ul className="workshop-chips">
          {value.map((tag) => (
            <li key={tag}>
              {tag}{' '}
              <button type="button" aria-label={t('tags.remove', { tag })} onClick={() => onChange(value.filter((other) => other !== tag))}>
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="workshop-tag-add">
        <TextInput value={text} maxLength={40} list={list} onChange={setText} onKeyDown={(event) => event.key === 'Enter' && (event.preventDefault(), add())} />
        <Button size="xs" outline color="primary" type="button" disabled={text.trim() === ''} onClick={add}>
          {t('tags.add')}
        </Button>
      </div>
      <datalist id={list}>
        {suggestions.filter((tag) => !value.includes(tag)).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </Field>
  );
}

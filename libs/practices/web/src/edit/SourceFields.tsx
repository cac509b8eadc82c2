import { Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';

interface Source {
  readonly title: string;
  readonly chapter: string;
}

interface Props {
  readonly id: string;
  readonly source: Source;
  /** Path of what it is the source of. */
  readonly path: string;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (source: Source) => void;
}

/** Where something was read. */
export function SourceFields({ id, source, path, problems, onChange }: Props): ReactElement {
  const t = useMessages('practices');
  return (
    <div className="ed-cells">
      <Field id={`${id}-fonte`} label={t('edit.source')} required error={problems[`${path}.source.title`]}>
        <TextInput value={source.title} onChange={(title) => onChange({ ...source, title })} />
      </Field>
      <Field id={`${id}-capitolo`} label={t('edit.sourceChapter')} error={problems[`${path}.source.chapter`]}>
        <TextInput value={source.chapter} onChange={(chapter) => onChange({ ...source, chapter })} />
      </Field>
    </div>
  );
}

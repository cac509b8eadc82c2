import { LARGEST_ISTAT_FILE } from '@province-comuni/enti-contract';
import { Button, Field, FileInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ChosenFiles } from './send-istat-files.js';
import type { IstatImport } from './useIstatImport.js';

interface FilesFormProps {
  readonly busy: IstatImport['busy'];
  /** What is wrong with each file, by its name in `ChosenFiles`. */
  readonly problems: Readonly<Record<string, string>>;
  readonly onPreview: (files: ChosenFiles) => void;
  /** Another file: what was seen of the one before is of no use. */
  readonly onChange: () => void;
}

const FILES = ['elenco', 'popolazione'] as const;

/** ISTAT's two files, one of them at least. */
export function FilesForm({ busy, problems, onPreview, onChange }: FilesFormProps): ReactNode {
  const t = useMessages('registry');
  const [files, setFiles] = useState<ChosenFiles>({ elenco: null, popolazione: null });
  const [missing, setMissing] = useState(false);
  const tooLarge = (file: File | null): string | null => (file && file.size > LARGEST_ISTAT_FILE ? t('tooLarge') : null);
  const errorOf = (name: keyof ChosenFiles): string | null => tooLarge(files[name]) ?? problems[name] ?? (missing && name === 'elenco' ? t('atLeastOne') : null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const none = FILES.every((name) => !files[name]);
    setMissing(none);
    if (!none && !FILES.some((name) => tooLarge(files[name]))) onPreview(files);
  };
  return (
    <form onSubmit={submit} noValidate className="pc-narrow" aria-label={t('files')}>
      {FILES.map((name) => (
        <Field key={name} id={`istat-${name}`} label={t(name)} help={t(`${name}Help`)} error={errorOf(name)}>
          <FileInput accept=".csv,.zip,text/csv,application/zip" disabled={busy !== null} onChange={(file) => (setFiles({ ...files, [name]: file }), setMissing(false), onChange())} />
        </Field>
      ))}
      <p role="status">{busy === 'preview' ? t('reading') : ''}</p>
      <div className="pc-buttons">
        <Button type="submit" color="primary" disabled={busy !== null}>{t('preview')}</Button>
      </div>
    </form>
  );
}

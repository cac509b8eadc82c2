import { useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { DOCX_TYPE } from '../hooks/send-document.js';

/** One document, picked or dropped. The browser's own control does the work: keyboard and screen readers know it. */
export function FileDrop({ id, label, help, file, error, disabled, onFile }: { id: string; label: string; help: string; file: File | null; error: string | null; disabled: boolean; onFile: (file: File) => void }): ReactElement {
  const t = useMessages('imports');
  const [over, setOver] = useState(false);
  return (
    <div className={error ? 'pc-field pc-field--invalid' : 'pc-field'}>
      <label htmlFor={id} className="pc-field__label">
        {label}
      </label>
      <div id={`${id}-help`} className="pc-field__help">
        {help}
      </div>
      <div
        role="presentation"
        className={`import-drop${over ? ' import-drop-over' : ''}`}
        onDragOver={(event) => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [dropped] = event.dataTransfer.files;
          if (dropped && !disabled) onFile(dropped);
        }}
      >
        <input
          id={id}
          type="file"
          accept={`.docx,${DOCX_TYPE}`}
          disabled={disabled}
          aria-describedby={`${id}-help${error ? ` ${id}-error` : ''}`}
          aria-invalid={error ? true : undefined}
          onChange={(event) => event.target.files?.[0] && onFile(event.target.files[0])}
        />
        <p className="import-drop-hint">{file ? t('start.chosen', { name: file.name, size: Math.max(1, Math.round(file.size / 1000)) }) : t('start.drop')}</p>
      </div>
      {error && (
        <p id={`${id}-error`} className="pc-field__error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

import type { ReactElement } from 'react';

const FORMATS = ['pdf', 'docx', 'odt'] as const;

/** A file in each format: links, so that the browser does with them what it is told to. */
export function ExportLinks({ label, address }: { label: string; address: (format: string) => string }): ReactElement {
  return (
    <span className="pr-actions" role="group" aria-label={label}>
      {FORMATS.map((format) => (
        <a key={format} className="btn btn-outline-primary btn-sm" href={address(format)} download>
          {label} {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}

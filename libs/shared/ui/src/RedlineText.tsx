import type { ReactElement } from 'react';
import { useMessages } from './i18n.js';

/** A stretch of compared text. */
export interface RedlineStretch {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lines with what was added and removed in them: told in words too, not by colour alone. */
export function RedlineText({ lines }: { readonly lines: readonly (readonly RedlineStretch[])[] }): ReactElement {
  const t = useMessages('ui');
  return (
    <div className="redline">
      {lines.map((line, index) => (
        <p key={index}>
          {line.map(({ change, text }, at) => {
            if (change === 'same') return <span key={at}>{text}</span>;
            const Tag = change === 'added' ? 'ins' : 'del';
            return (
              <Tag key={at}>
                <span className="visually-hidden">{`[${t(`redline.${change}`)}: `}</span>
                {text}
                <span className="visually-hidden">]</span>
              </Tag>
            );
          })}
        </p>
      ))}
    </div>
  );
}

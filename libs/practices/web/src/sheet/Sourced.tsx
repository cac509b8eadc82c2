import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { SourcedText } from '../words.js';

/** Where it was read, in small. */
export function SourceLine({ source }: { source: SourcedText['source'] }): ReactElement {
  const t = useMessages('practices');
  return <span className="pr-source">{t('sheet.source', { source: [source.title, source.chapter].filter(Boolean).join(', ') })}</span>;
}

/** Paragraphs with their sources. */
export function Paragraphs({ texts }: { texts: readonly SourcedText[] }): ReactElement {
  return (
    <>
      {texts.map(({ text, source }, index) => (
        <div key={index} className="pr-block">
          {text.split(/\n{2,}/).map((paragraph, at) => (
            <p key={at} className="mb-1">{paragraph}</p>
          ))}
          <SourceLine source={source} />
        </div>
      ))}
    </>
  );
}

/** Texts as a list, with their sources. */
export function SourcedList({ texts }: { texts: readonly SourcedText[] }): ReactElement {
  return (
    <ul>
      {texts.map(({ text, source }, index) => (
        <li key={index}>
          {text} <SourceLine source={source} />
        </li>
      ))}
    </ul>
  );
}

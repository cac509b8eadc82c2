import { LANGUAGES, useLanguage, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';

export function LanguageSwitch(): ReactNode {
  const t = useMessages('shell');
  const [language, change] = useLanguage();
  return (
    <div className="pc-languages" role="group" aria-label={t('language.label')}>
      {LANGUAGES.map((code) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} aria-label={t(`language.${code}`)} onClick={() => change(code)}>
          {code}
        </button>
      ))}
    </div>
  );
}

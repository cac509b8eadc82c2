import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

/** Texts by key; a key may hold further keys. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** Writes a text in the language in use. Missing in English, it is Italian. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'pc-language';

/** The one instance of the product. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: storedLanguage(),
  fallbackLng: 'it',
  resources: {},
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
  // Texts that come later are drawn when they come.
  react: { useSuspense: false, bindI18nStore: 'added' },
});
document.documentElement.lang = i18n.language;

/** Texts that are fetched when somebody reads that language: the others do not carry them. */
export type LaterMessages = () => Promise<{ readonly en: Messages }>;

const laterEnglish = new Map<string, LaterMessages>();

/** Adds the texts of a part of the product; called once, where the part is loaded. */
export function addMessages(namespace: string, messages: { readonly it: Messages; readonly en?: Messages | LaterMessages }): void {
  i18n.addResourceBundle('it', namespace, messages.it, true, true);
  if (typeof messages.en === 'function') {
    laterEnglish.set(namespace, messages.en);
    if (i18n.language === 'en') void fetchEnglish();
  } else if (messages.en) i18n.addResourceBundle('en', namespace, messages.en, true, true);
}

/** Until they are here, and where they do not come, texts are Italian. */
async function fetchEnglish(): Promise<void> {
  const waiting = [...laterEnglish];
  laterEnglish.clear();
  await Promise.all(
    waiting.map(([namespace, load]) =>
      load().then(
        ({ en }) => void i18n.addResourceBundle('en', namespace, en, true, true),
        () => void laterEnglish.set(namespace, load),
      ),
    ),
  );
}

/** The texts of a part of the product: `const t = useMessages('models')`. */
export function useMessages(namespace: string): Translate {
  const { t } = useTranslation(namespace, { i18n });
  return t as Translate;
}

/** The language in use, and how to change it: the choice is kept in this browser. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const { i18n: current } = useTranslation(undefined, { i18n });
  return [asLanguage(current.language), changeLanguage];
}

function changeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
  document.documentElement.lang = language;
  if (language === 'en') void fetchEnglish();
  void i18n.changeLanguage(language);
}

function storedLanguage(): Language {
  try {
    return asLanguage(localStorage.getItem(STORED));
  } catch {
    return 'it';
  }
}

function asLanguage(value: string | null): Language {
  return value === 'en' ? 'en' : 'it';
}

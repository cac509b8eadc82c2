import { storableText } from '@province-comuni/shared-kernel';
import { NewsletterInvalid, type NewsletterProblem } from './newsletter.errors.js';
import { NEWSLETTER_KINDS, NEWSLETTER_READERS, type NewsletterContent, type NewsletterReaders, type NewsletterSection } from './newsletter.js';

export const MOST_SECTIONS = 8;
export const MOST_ITEMS = 12;
const LENGTHS = { title: 150, heading: 120, intro: 6000, note: 600 };

/** What a page sends. */
export interface TypedNewsletter {
  readonly title: string;
  readonly intro: string;
  readonly readers: string;
  readonly sections: readonly { readonly heading: string; readonly items: readonly { readonly kind: string; readonly id: string; readonly note: string }[] }[];
}

/** An issue as it is kept. @throws NewsletterInvalid with problems at `title`, `intro`, `readers`, `sections[1].heading`, `sections[1].items[0].note`… */
export function readNewsletter(typed: TypedNewsletter): NewsletterContent {
  const problems: NewsletterProblem[] = [];
  const text = (field: string, value: string, longest: number, isNeeded = false): string => {
    const clean = storableText(value).replace(/\r\n?/g, '\n').trim();
    if (isNeeded && clean === '') problems.push({ field, message: 'Scrivete qualcosa.' });
    if (clean.length > longest) problems.push({ field, message: `Al massimo ${longest.toLocaleString('it-IT')} caratteri.` });
    return clean;
  };
  const title = text('title', typed.title, LENGTHS.title, true);
  const intro = text('intro', typed.intro, LENGTHS.intro);
  if (!NEWSLETTER_READERS.includes(typed.readers as NewsletterReaders)) problems.push({ field: 'readers', message: 'Scegliete a chi va.' });
  if (typed.sections.length > MOST_SECTIONS) problems.push({ field: 'sections', message: `Al massimo ${MOST_SECTIONS} parti.` });
  const sections = typed.sections.slice(0, MOST_SECTIONS).map(({ heading, items }, index): NewsletterSection => {
    const at = `sections[${index}]`;
    if (items.length > MOST_ITEMS) problems.push({ field: `${at}.items`, message: `Al massimo ${MOST_ITEMS} cose per parte.` });
    return {
      heading: text(`${at}.heading`, heading, LENGTHS.heading, true),
      items: items.slice(0, MOST_ITEMS).map(({ kind, id, note }, place) => {
        if (!(NEWSLETTER_KINDS as readonly string[]).includes(kind)) problems.push({ field: `${at}.items[${place}]`, message: 'Questo genere di cose non va nella newsletter.' });
        return { kind, id: storableText(id).slice(0, 120), note: text(`${at}.items[${place}].note`, note, LENGTHS.note) };
      }),
    };
  });
  if (problems.length > 0) throw new NewsletterInvalid(problems);
  return { title, intro, sections, readers: typed.readers as NewsletterReaders };
}

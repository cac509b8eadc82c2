import { subjectKey, type SubjectCard } from '@province-comuni/notices-contract';
import type { Mail } from '@province-comuni/platform-ports';
import { escaped, letterPage, link, paragraph } from '../mail/html.js';
import { itemsOf, type NewsletterContent } from './newsletter.js';

/** An issue as one reader sees it: what he may not read is not there, and neither are sections with nothing for him. */
export interface ShownNewsletter {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly { readonly heading: string; readonly items: readonly { /** Place among all items. */ readonly place: number; readonly kind: string; readonly title: string; readonly href: string; readonly note: string }[] }[];
}

/** @param cards what the reader may read, by {@link subjectKey} */
export function showNewsletter(content: Pick<NewsletterContent, 'title' | 'intro' | 'sections'>, cards: ReadonlyMap<string, SubjectCard>): ShownNewsletter {
  const places = new Map(itemsOf(content).map((item, place) => [item, place]));
  const sections = content.sections.map(({ heading, items }) => ({
    heading,
    items: items.flatMap((item) => {
      const card = cards.get(subjectKey(item));
      return card ? [{ place: places.get(item)!, kind: item.kind, title: card.title, href: card.href, note: item.note }] : [];
    }),
  }));
  return { title: content.title, intro: content.intro, sections: sections.filter(({ items }) => items.length > 0) };
}

/** Addresses that a letter leads to. */
export interface NewsletterAddresses {
  /** Where people reach the product, without a slash at the end. */
  readonly publicUrl: string;
  /** Of an item, by its place. */
  readonly item: (place: number, href: string) => string;
  /** The issue in the archive; null: it is not there yet. */
  readonly page: string | null;
  /** Ends these letters. */
  readonly unsubscribe: string;
}

/** The letter: whole as plain text and as HTML, with nothing that a mail program would have to fetch. */
export function newsletterLetter({ title, intro, sections }: ShownNewsletter, { publicUrl, item, page, unsubscribe }: NewsletterAddresses): Omit<Mail, 'to'> {
  const text = [
    title.toLocaleUpperCase('it'),
    ...(intro ? [intro] : []),
    ...sections.flatMap(({ heading, items }) => [`${heading}\n${'-'.repeat(Math.min(60, heading.length))}`, ...items.map(({ place, title: what, href, note }) => [`– ${what}`, ...(note ? [note.replace(/^/gm, '  ')] : []), `  ${item(place, href)}`].join('\n'))]),
    ...(page ? [`Questo numero si legge anche qui: ${page}`] : []),
    `Quando scrivervi lo decidete qui: ${publicUrl}/avvisi?scheda=posta\nPer non ricevere più la newsletter: ${unsubscribe}`,
  ].join('\n\n');
  const body = `<h1>${escaped(title)}</h1>${intro.split(/\n{2,}/).map(paragraph).join('')}${sections.map(({ heading, items }) => `<h2>${escaped(heading)}</h2><ul>${items.map(({ place, title: what, href, note }) => `<li>${link(item(place, href), what)}${paragraph(note)}</li>`).join('')}</ul>`).join('')}`;
  const end = [...(page ? [link(page, 'Leggi nell’archivio')] : []), link(`${publicUrl}/avvisi?scheda=posta`, 'Quando scrivervi'), link(unsubscribe, 'Non ricevere più la newsletter')];
  return { subject: title.replace(/\s+/g, ' ').slice(0, 150), text, html: letterPage(body, end), headers: { autoSubmitted: 'auto-generated', unsubscribe } };
}

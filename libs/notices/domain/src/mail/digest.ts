import type { Notice } from '../notice.js';
import { escaped, letterPage, link, paragraph } from './html.js';

/** Notices that a digest tells with their words; those before them stand in it too, by what happened and where it is read. */
export const MOST_WITH_WORDS = 60;
/** Notices of a digest at most: a letter that mail programs still take. The rest is read in the product. */
export const MOST_IN_DIGEST = 1_000;

/** Where each kind of notices is chosen, below the address of the product. */
export const CHOICES_PATH = '/avvisi?scheda=scelte';

/** What belongs together in a digest: a place and, within it, conversations. */
export interface DigestPlace {
  /** Title of the community; null: what belongs to no conversation. */
  readonly title: string | null;
  readonly conversations: readonly { readonly title: string | null; readonly notices: readonly Notice[] }[];
}

export interface Digest {
  readonly places: readonly DigestPlace[];
  /** Notices beyond {@link MOST_IN_DIGEST}. */
  readonly rest: number;
}

/** Groups what a person is told by place and conversation, each and within each newest first. What belongs to no conversation comes last. */
export function digestOf(notices: readonly Notice[]): Digest {
  const newest = [...notices].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  const shown = newest.slice(0, MOST_IN_DIGEST).map((notice, at) => (at < MOST_WITH_WORDS ? notice : { ...notice, text: '' }));
  const places = [...Map.groupBy(shown, ({ mail }) => mail && subjectKey(mail.place))].map(([key, ofPlace]): DigestPlace => ({
    title: key === null ? null : ofPlace[0]!.mail!.placeTitle,
    // A conversation is known by what its letters are part of.
    conversations: [...Map.groupBy(ofPlace, ({ mail }) => (mail === null ? null : (mail.references[0] ?? mail.messageId)))].map(([, ofOne]) => ({ title: ofOne[0]!.mail?.title ?? null, notices: ofOne })),
  }));
  return { places: [...places.filter(({ title }) => title !== null), ...places.filter(({ title }) => title === null)], rest: notices.length - shown.length };
}

/** What a digest says beside its notices. */
export interface DigestWords {
  readonly publicUrl: string;
  /** Address that ends these letters. */
  readonly unsubscribe: string;
}

/** The digest as plain text: the whole, also without HTML. */
export function digestText({ places, rest }: Digest, { publicUrl, unsubscribe }: DigestWords): string {
  const lines: string[] = [];
  for (const { title, conversations } of places) {
    lines.push((title ?? OTHERS).toLocaleUpperCase('it'));
    for (const conversation of conversations) {
      if (conversation.title !== null) lines.push(`${conversation.title}\n${'-'.repeat(Math.min(60, conversation.title.length))}`);
      for (const { title: what, text, href } of conversation.notices) lines.push([`– ${what}`, ...(text ? [text.replace(/^/gm, '  ')] : []), `  ${publicUrl}${href}`].join('\n'));
    }
  }
  return [...lines, ...(rest > 0 ? [`… e altri ${rest}: ${publicUrl}/avvisi`] : []), `Quando scrivervi lo decidete qui: ${publicUrl}/avvisi?scheda=posta\nChe cosa ricevere, e dove: ${publicUrl}${CHOICES_PATH}\nPer non ricevere più queste lettere: ${unsubscribe}`].join('\n\n');
}

/** The same as HTML. */
export function digestHtml({ places, rest }: Digest, { publicUrl, unsubscribe }: DigestWords): string {
  const notice = ({ title, text, href }: Notice): string => `<li>${link(`${publicUrl}${href}`, title)}${paragraph(text)}</li>`;
  const body = places.map(({ title, conversations }) => `<h2>${escaped(title ?? OTHERS)}</h2>${conversations.map((each) => `${each.title === null ? '' : `<h3>${escaped(each.title)}</h3>`}<ul>${each.notices.map(notice).join('')}</ul>`).join('')}`).join('');
  const more = rest > 0 ? `<p>… ${link(`${publicUrl}/avvisi`, `e altri ${rest}`)}</p>` : '';
  return letterPage(`${body}${more}`, [link(`${publicUrl}${CHOICES_PATH}`, 'Che cosa ricevere, e dove'), link(`${publicUrl}/avvisi?scheda=posta`, 'Quando scrivervi'), link(unsubscribe, 'Non ricevere più queste lettere')]);
}

const OTHERS = 'Altri avvisi';

function subjectKey({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind} ${id}`;
}

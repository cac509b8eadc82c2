import { subjectKey, type SubjectCard } from '@province-comuni/notices-contract';
import type { Notice } from './notice.js';

/** Whether who may read these may have the notice: he may read everything it is about and, of what it only names, at least one. */
export function mayHave({ subjects }: Pick<Notice, 'subjects'>, readable: ReadonlyMap<string, SubjectCard>): boolean {
  const isReadable = (subject: Notice['subjects'][number]): boolean => readable.has(subjectKey(subject));
  const named = subjects.filter((subject) => subject.named);
  return subjects.every((subject) => subject.named || isReadable(subject)) && (named.length === 0 || named.some(isReadable));
}

/** The notice as its letter has it now: with title and address of each thing it names that may be read. @param publicUrl without a slash at the end */
export function withNames(notice: Notice, readable: ReadonlyMap<string, SubjectCard>, publicUrl: string): Notice {
  const cards = notice.subjects.flatMap((subject) => (subject.named ? (readable.get(subjectKey(subject)) ?? []) : []));
  return cards.length === 0 ? notice : { ...notice, text: [...(notice.text ? [notice.text] : []), ...cards.map(({ title, href }) => `– ${title.replace(/\s+/g, ' ')}\n  ${publicUrl}${href}`)].join('\n\n') };
}

import { cleanText } from './clean-text.mjs';
import { partOf } from './docx-parts.mjs';
import { refused } from './refused.mjs';
import { instantOf } from './tracked-instant.mjs';
import { descendants, parseTree, value } from './xml-tree.mjs';

const MAX_COMMENTS = 2_000;

/**
 * The comments at the margin. Who answers whom is in a part of its own, by the id of a comment's last paragraph (MS-DOCX, commentsEx).
 * @param {Map<string, string>} parts
 * @param {Map<string, { paragraph: number, kept: string, all: string }>} anchors by id
 */
export function readComments(parts, anchors) {
  const xml = partOf(parts, 'comments');
  if (!xml) return [];
  const found = descendants(parseTree(xml), 'w:comment');
  if (found.length > MAX_COMMENTS) throw refused('TOO_LONG', 'Il documento ha troppi commenti per essere letto.');
  const extended = extensions(partOf(parts, 'commentsExtended'));
  const byParagraph = new Map(found.flatMap((comment) => descendants(comment, 'w:p').map((paragraph) => [value(paragraph, 'w14:paraId'), value(comment, 'w:id')])));
  const comments = found.map((comment) => {
    const paragraphs = descendants(comment, 'w:p');
    const more = extended.get(value(paragraphs.at(-1), 'w14:paraId'));
    const anchor = anchors.get(value(comment, 'w:id'));
    return {
      id: value(comment, 'w:id') ?? '',
      author: cleanText(value(comment, 'w:author') ?? '').trim().slice(0, 200),
      at: instantOf(value(comment, 'w:date')),
      text: paragraphs.map(words).filter((line) => line !== '').join('\n').slice(0, 10_000),
      answerTo: byParagraph.get(more?.parent) ?? null,
      resolved: more?.done ?? false,
      paragraph: anchor?.paragraph ?? null,
      quote: (anchor?.kept || anchor?.all || '').trim().slice(0, 2_000),
    };
  });
  return comments.filter(({ text }) => text !== '');
}

function words(paragraph) {
  return cleanText(descendants(paragraph, 'w:t').map(({ text }) => text).join('')).trim();
}

function extensions(xml) {
  const found = xml ? descendants(parseTree(xml), 'w15:commentEx') : [];
  return new Map(found.map((each) => [value(each, 'w15:paraId'), { parent: value(each, 'w15:paraIdParent'), done: /^(1|true|on)$/.test(value(each, 'w15:done') ?? '') }]));
}

import type { ChangelogEntry, ModelContent } from '@province-comuni/models-contract';
import { plainRichText, type Block, type ClauseRevision, type RichText } from '@province-comuni/shared-act-tree';
import { addClauses, all, declare, editClause, lineageEntry, removeClauses } from '../../model-version/testing/model-edits.js';

/** A next version of the Innovation model with one change of each kind that an upgrade treats apart: reworded, raised lock, retired, divided, new. */
export function nextInnovazione(content: ModelContent, version: string): ModelContent {
  const clauseOf = (id: string): ClauseRevision => content.acts.flatMap((act) => act.clauses).find((clause) => clause.id === id)!;
  const [disputes, penalties, notices] = [clauseOf('conv-controversie'), clauseOf('conv-penali'), clauseOf('conv-comunicazioni')];
  const part = (id: string, heading: string, blocks: readonly Block[], after: string): ClauseRevision => ({ ...disputes, id, heading: [{ type: 'text', text: heading }], body: { type: 'doc', content: blocks }, orderKey: `${disputes.orderKey}${after}` });
  const changed = all(
    editClause(notices.id, { body: { ...notices.body, content: [...notices.body.content, ...plainRichText('Le parti tengono aggiornati i propri recapiti.').content] } }),
    editClause(penalties.id, { lock: 'vincolata' }),
    removeClauses('conv-definizioni', disputes.id),
    addClauses(
      part('conv-composizione', 'Composizione amichevole', disputes.body.content.slice(0, 1), 'g'),
      part('conv-foro', 'Foro competente', disputes.body.content.slice(1), 'q'),
      { ...notices, id: 'conv-trasparenza', heading: [{ type: 'text', text: 'Trasparenza' }], body: plainRichText('La Provincia pubblica ogni anno i risultati del servizio.'), lock: 'libera', orderKey: `${notices.orderKey}m`, legalRefs: [], contents: [] },
    ),
    declare(lineageEntry('retire', ['conv-definizioni'], [], null, 'Le definizioni ripetono quelle di legge.'), lineageEntry('split', [disputes.id], ['conv-composizione', 'conv-foro'], 'conv-foro', 'La composizione amichevole e il foro sono cose diverse.')),
  )({ ...content, lineage: [], version });
  const reasons = [notices.id, penalties.id, 'conv-trasparenza', 'conv-composizione', 'conv-foro'].map((subject): ChangelogEntry => ({ subject, subjectKind: 'clausola', kind: 'aggiunta', text: `Cambia ${subject}.`, reason: `Motivo di ${subject}.`, source: 'Prova', legalSources: [] }));
  return { ...changed, changelog: reasons };
}

/** The text with a sentence more at the end of its first paragraph. */
export function withSentence(body: RichText, sentence: string): RichText {
  const [first, ...rest] = body.content;
  if (first?.type !== 'paragraph') throw new Error('the first block is a paragraph in every clause used here');
  const content = first.content ?? [];
  const last = content.at(-1);
  return { type: 'doc', content: [{ ...first, content: last?.type === 'text' && !last.marks ? [...content.slice(0, -1), { ...last, text: `${last.text} ${sentence}` }] : [...content, { type: 'text', text: ` ${sentence}` }] }, ...rest] };
}

import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { DocxExporter } from '@province-comuni/platform-export-docx';
import { renderAct, type RichText } from '@province-comuni/shared-act-tree';
import { readHere } from '../../../../../platform/import-docx/src/testing/read-here.js';
import { WordRevision } from '../../../../../platform/import-docx/src/testing/word-revision.js';
import { ANSWERS, DAY } from '../../import/testing/conventions.js';
import { instanceEnvironment } from '../../instance/instance-environment.js';
import type { StoredAnswer } from '../../instance/instance.js';
import { clauseBookmark, revisionMarks } from '../review-marks.js';
import { findingsOf, type SentAct, type WordFindings } from '../word-findings.js';

export const CONTENT = readPackage(readPackageFolder('libs/models/content/innovazione'));

/** An act of the model of innovation as it is sent out, with these answers. @param local other texts for clauses, by id */
export function sentAct(actKey: string, form: string, level: string, more: Record<string, unknown> = {}, local: Readonly<Record<string, RichText>> = {}): SentAct {
  const stored = Object.entries({ ...ANSWERS, ...more, [CONTENT.formAxis]: form, [CONTENT.levelAxis]: level }).map(([key, value]): StoredAnswer => ({ key, value, origin: 'PERSONA', revision: 1, answeredBy: null, answeredAt: new Date(0) }));
  const act = CONTENT.acts.find((candidate) => candidate.template.key === actKey)!;
  const environment = instanceEnvironment(CONTENT, stored, DAY);
  const clauses = act.clauses.map((clause) => ({ ...clause, body: local[clause.id] ?? clause.body, state: 'STANDARD' as const }));
  const byMark = new Map(act.clauses.map(({ id }) => [clauseBookmark(id), id]));
  return {
    act: renderAct(act.template, clauses, environment),
    clauses,
    environment,
    clauseOf: (bookmark) => byMark.get(bookmark),
    day: DAY,
    lockOf: (clauseId) => act.clauses.find(({ id }) => id === clauseId)?.lock ?? null,
    labelOf: (key) => CONTENT.variables.find((variable) => variable.key === key)?.label ?? key,
  };
}

/** Written once for each act: laws change it hundreds of times. */
const files = new WeakMap<SentAct, Promise<Uint8Array>>();

/** The file of an act for revision, ready to be changed as Word would. */
export async function revisionOf(sent: SentAct): Promise<WordRevision> {
  const file = files.get(sent) ?? write(sent);
  files.set(sent, file);
  return new WordRevision(await file);
}

async function write(sent: SentAct): Promise<Uint8Array> {
  const seal = { reviewId: '00000000-0000-4000-8000-000000000001', instanceId: '00000000-0000-4000-8000-000000000002', actKey: sent.act.key, dataRevision: 3, textSha256: 'x' };
  const revision = revisionMarks(seal, sent.clauses.map(({ id }) => id));
  return (await new DocxExporter().export(sent.act, { title: sent.act.title, author: 'Provincia', provenance: 'prova', draft: false, createdAt: new Date(0), revision })).bytes;
}

/** What the product makes of a file that came back. */
export async function broughtBack(sent: SentAct, revision: WordRevision): Promise<WordFindings> {
  return findingsOf(await readHere(revision.bytes()), sent);
}

import { toWall } from '@province-comuni/shared-kernel';
import type { KeepQuestionnaireInput, QuestionFieldsFragment, QuestionKind, QuestionnaireAnsweredBy, QuestionnaireAsked, QuestionnaireDisclosure, QuestionnaireFieldsFragment, QuestionnaireResultsVisibility } from '../generated/graphql.js';

/** A question as the form holds it: numbers as they are typed. */
export interface QuestionDraft extends Omit<QuestionFieldsFragment, '__typename' | 'min' | 'max' | 'options'> {
  readonly min: string;
  readonly max: string;
  readonly options: readonly { readonly key: string; readonly text: string }[];
}

/** A questionnaire as the form holds it. */
export interface QuestionnaireDraft {
  readonly title: string;
  readonly intro: string;
  readonly questions: readonly QuestionDraft[];
  readonly asked: QuestionnaireAsked;
  readonly enti: readonly { readonly id: string; readonly name: string }[];
  readonly answeredBy: QuestionnaireAnsweredBy;
  readonly disclosure: QuestionnaireDisclosure;
  readonly visibility: QuestionnaireResultsVisibility;
  readonly breakdownKey: string;
  readonly opensAt: string;
  readonly closesAt: string;
}

const newKey = (): string => crypto.randomUUID().slice(0, 8);

export const emptyOption = (): { key: string; text: string } => ({ key: newKey(), text: '' });

export function emptyQuestion(kind: QuestionKind): QuestionDraft {
  return { key: newKey(), kind, text: '', help: '', required: kind !== 'SEZIONE' && kind !== 'TESTO', options: [emptyOption(), emptyOption()], lowLabel: '', highLabel: '', dontKnow: false, long: false, unit: '', ...ofKind(kind) };
}

/** What a question of this kind begins with. */
export function ofKind(kind: QuestionKind): Pick<QuestionDraft, 'min' | 'max'> {
  return kind === 'SCALA' ? { min: '1', max: '5' } : { min: '', max: '' };
}

export function emptyDraft(ofCommunity: boolean): QuestionnaireDraft {
  return { title: '', intro: '', questions: [emptyQuestion('SINGOLA')], asked: ofCommunity ? 'COMMUNITY' : 'PROVINCE', enti: [], answeredBy: ofCommunity ? 'PERSONA' : 'ENTE', disclosure: ofCommunity ? 'NOMINATIVA' : 'PER_ENTE', visibility: 'DOPO_CHIUSURA', breakdownKey: '', opensAt: '', closesAt: '' };
}

/** @param enti names of the chosen Enti */
export function draftOf(questionnaire: QuestionnaireFieldsFragment, enti: QuestionnaireDraft['enti']): QuestionnaireDraft {
  const { title, intro, questions, asked, answeredBy, disclosure, visibility, breakdownKey, opensAt, closesAt } = questionnaire;
  const wall = (instant: string | null): string => (instant === null ? '' : toWall(new Date(instant)));
  return { title, intro, asked, enti, answeredBy, disclosure, visibility, breakdownKey: breakdownKey ?? '', opensAt: wall(opensAt), closesAt: wall(closesAt), questions: questions.map(({ key, kind, text, help, required, options, min, max, lowLabel, highLabel, dontKnow, long, unit }) => ({ key, kind, text, help, required, options: options.map((option) => ({ key: option.key, text: option.text })), min: min === null ? '' : String(min), max: max === null ? '' : String(max), lowLabel, highLabel, dontKnow, long, unit })) };
}

const number = (text: string): number | null => (/^-?\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** As a question that can be shown. */
export function shownQuestion({ min, max, options, ...question }: QuestionDraft): QuestionFieldsFragment {
  return { __typename: 'QuestionnaireQuestion', ...question, min: number(min), max: number(max), options: options.map((option) => ({ __typename: 'QuestionnaireOption' as const, ...option })) };
}

export function inputOf({ enti, questions, breakdownKey, ...draft }: QuestionnaireDraft, id: string, communityId: string | null, seenRevision: number): KeepQuestionnaireInput {
  return { ...draft, id, communityId, seenRevision, enteIds: enti.map((ente) => ente.id), breakdownKey: breakdownKey || null, questions: questions.map(({ min, max, options, ...question }) => ({ ...question, min: number(min), max: number(max), options: ['SINGOLA', 'MULTIPLA', 'GRADUATORIA'].includes(question.kind) ? options.map((option) => ({ ...option })) : [] })) };
}

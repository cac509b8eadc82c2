import type { Answer, ListedQuestionnaire, OwnAnswer, Question, QuestionnairePage as Page, QuestionnaireResults as Results, QuestionTally } from '@province-comuni/questionnaires-domain';
import { sameJson } from '@province-comuni/shared-kernel';
import { DiscussionPoll, Questionnaire, QuestionnaireOwnAnswer, QuestionnairePage, QuestionnaireQuestion, QuestionnaireResults, QuestionnaireTally } from './graphql/questionnaire.type.js';

export function presentQuestionnaire({ questionnaire, state, place, respondents, answered, answeredByViewer, viewerCanOrganise, resultsBar }: ListedQuestionnaire): Questionnaire {
  const { id, communityId, discussionId, title, intro, questions, asked, answeredBy, disclosure, visibility, breakdownKey, opensAt, closesAt, revision } = questionnaire;
  return Object.assign(new Questionnaire(), {
    ...{ id, state, communityId, communityKey: place?.key ?? null, communityTitle: place?.title ?? null, discussionId, title, intro, questions: questions.map(presentQuestion), asked },
    ...{ answeredBy, disclosure, visibility, breakdownKey, opensAt, closesAt, revision, answered, answeredByViewer, viewerCanAnswer: respondents.length > 0, viewerCanOrganise, resultsBar },
  });
}

export function presentPage(page: Page): QuestionnairePage {
  return Object.assign(new QuestionnairePage(), { questionnaire: presentQuestionnaire(page), own: page.own.map(presentOwn), corrections: page.corrections.map(({ at, by, what, before, after }) => ({ at, by, what, before, after })), enti: [...page.enti] });
}

export function presentResults({ page, bar, questions, comparisons, comparison }: Results): QuestionnaireResults {
  return Object.assign(new QuestionnaireResults(), {
    ...{ questionnaire: presentQuestionnaire(page), bar, comparison, comparisons: comparisons.map(({ key, label }) => ({ key, label })) },
    questions: questions.map(({ tally, withheld, groups }) => ({ question: presentQuestion(tally.question), tally: presentTally(tally), withheld, groups: groups.map((group) => ({ label: group.label, tally: presentTally(group.tally) })) })),
  });
}

export function presentPoll({ page, bar, questions }: Results): DiscussionPoll {
  return Object.assign(new DiscussionPoll(), { page: presentPage(page), bar, tally: bar === null && questions[0] ? presentTally(questions[0].tally) : null });
}

function presentQuestion({ options, ...question }: Question): QuestionnaireQuestion {
  const { key, kind, text, help, required, min, max, lowLabel, highLabel, dontKnow, long, unit } = question;
  return { key, kind, text, help, required, options: options.map((option) => ({ key: option.key, text: option.text })), min, max, lowLabel, highLabel, dontKnow, long, unit };
}

function presentTally({ base, dontKnow, bars, ranking, mean, median, lowest, highest }: QuestionTally): QuestionnaireTally {
  return { base, dontKnow, bars: bars.map(({ key, label, count }) => ({ key, label, count })), ranking: ranking.map(({ key, label, points, places }) => ({ key, label, points, averagePlace: base === 0 ? null : places / base })), mean, median, lowest, highest };
}

function presentOwn({ enteId, enteName, answered, answer }: OwnAnswer): QuestionnaireOwnAnswer {
  return { enteId, enteName, answered, lines: linesOf(answer), sentAt: answer?.sentAt ?? null, sentBy: answer?.sentBy ?? null, writtenBy: answer?.writtenBy ?? '', changedSinceSent: answer?.sent != null && !sameJson(answer.sent, answer.lines), revision: answer?.revision ?? 0 };
}

function linesOf(answer: Answer | null): QuestionnaireOwnAnswer['lines'] {
  // Of a number the words: they are what is typed again; a step of a scale is a whole number.
  return Object.entries(answer?.lines ?? {}).map(([question, { choices, value, text, dontKnow }]) => ({ question, choices: [...choices], value: text === '' ? value : null, text, dontKnow }));
}

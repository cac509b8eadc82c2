import { registerEnumType } from '@nestjs/graphql';
import type { AnsweredBy, Asked, Disclosure, QuestionKind, QuestionnaireState, ResultsBar, ResultsVisibility } from '@province-comuni/questionnaires-domain';

/** The values of a union as GraphQL wants them. */
type EnumOf<T extends string> = Readonly<Record<T, T>>;

export const QuestionKindEnum: EnumOf<QuestionKind> = { SEZIONE: 'SEZIONE', SINGOLA: 'SINGOLA', MULTIPLA: 'MULTIPLA', GRADUATORIA: 'GRADUATORIA', SCALA: 'SCALA', TESTO: 'TESTO', NUMERO: 'NUMERO' };
registerEnumType(QuestionKindEnum, {
  name: 'QuestionKind',
  description: 'What a question asks for.',
  valuesMap: { SEZIONE: { description: 'No question: the heading of those that follow.' }, SINGOLA: { description: 'One option.' }, MULTIPLA: { description: 'Some options.' }, GRADUATORIA: { description: 'All options in an order.' }, SCALA: { description: 'A step of a scale.' }, TESTO: { description: 'Words.' }, NUMERO: { description: 'A number.' } },
});

export const AskedEnum: EnumOf<Asked> = { COMMUNITY: 'COMMUNITY', ENTI: 'ENTI', PROVINCE: 'PROVINCE' };
registerEnumType(AskedEnum, { name: 'QuestionnaireAsked', description: 'Who is asked: members of the community, chosen Enti, all Province.' });

export const AnsweredByEnum: EnumOf<AnsweredBy> = { PERSONA: 'PERSONA', ENTE: 'ENTE' };
registerEnumType(AnsweredByEnum, { name: 'QuestionnaireAnsweredBy', description: 'Each person answers, or each Ente once.' });

export const DisclosureEnum: EnumOf<Disclosure> = { NOMINATIVA: 'NOMINATIVA', PER_ENTE: 'PER_ENTE', ANONIMA: 'ANONIMA' };
registerEnumType(DisclosureEnum, { name: 'QuestionnaireDisclosure', description: 'What who organises sees of an answer: person and Ente, the Ente, nothing.' });

export const ResultsVisibilityEnum: EnumOf<ResultsVisibility> = { SEMPRE: 'SEMPRE', DOPO_RISPOSTA: 'DOPO_RISPOSTA', DOPO_CHIUSURA: 'DOPO_CHIUSURA', ORGANIZZATORI: 'ORGANIZZATORI' };
registerEnumType(ResultsVisibilityEnum, { name: 'QuestionnaireResultsVisibility', description: 'When results are shown to who may read it. Those of an anonymous one never before it is closed.' });

export const QuestionnaireStateEnum: EnumOf<QuestionnaireState> = { BOZZA: 'BOZZA', PROGRAMMATO: 'PROGRAMMATO', APERTO: 'APERTO', CHIUSO: 'CHIUSO' };
registerEnumType(QuestionnaireStateEnum, { name: 'QuestionnaireState', description: 'A draft, to open on its day, open, closed.' });

export const ResultsBarEnum: EnumOf<ResultsBar> = { DOPO_RISPOSTA: 'DOPO_RISPOSTA', DOPO_CHIUSURA: 'DOPO_CHIUSURA', ORGANIZZATORI: 'ORGANIZZATORI', POCHE_RISPOSTE: 'POCHE_RISPOSTE' };
registerEnumType(ResultsBarEnum, { name: 'QuestionnaireResultsBar', description: 'Why results are not shown: one has not answered, it is not closed, they are for organisers, an anonymous one has fewer than five answers.' });

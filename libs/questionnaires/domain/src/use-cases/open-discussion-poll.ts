import { randomUUID } from 'node:crypto';
import type { DiscussionPolls, PollAuthor, PollPlace, QuestionnaireId, TypedPoll } from '@province-comuni/questionnaires-contract';
import type { Clock } from '@province-comuni/shared-kernel';
import type { QuestionnaireProblem } from '../errors.js';
import type { QuestionnaireRepository } from '../ports/questionnaire-repository.port.js';
import type { QuestionnaireWords } from '../questionnaire/questionnaire.js';
import { readQuestionnaire } from '../questionnaire/read-questionnaire.js';

const FEWEST = 2;
const MOST = 12;
const IN_POLLS = ['SEMPRE', 'DOPO_RISPOSTA', 'DOPO_CHIUSURA'];
/** Where the page has the fields of a questionnaire. */
const FIELDS: Readonly<Record<string, string>> = { 'questions[0].text': 'poll.question', closesAt: 'poll.closesAt', visibility: 'poll.visibility' };

/** The poll that is put with a new discussion: a questionnaire of one question. */
export class OpenDiscussionPoll implements DiscussionPolls {
  constructor(
    private readonly questionnaires: QuestionnaireRepository,
    private readonly clock: Clock,
  ) {}

  problemsOf(typed: TypedPoll): readonly QuestionnaireProblem[] {
    const read = this.read(typed, '');
    return 'title' in read ? [] : read;
  }

  async open(author: PollAuthor, { communityId, discussionId, title }: PollPlace, typed: TypedPoll): Promise<void> {
    const words = this.read(typed, title);
    if (!('title' in words)) throw new Error(`a poll that was not asked about: ${words.map(({ message }) => message).join(' ')}`);
    const now = this.clock.now();
    const state = { publishedAt: now, opensAt: now, announcedAt: null, remindedAt: null, originId: null, revision: 1 };
    await this.questionnaires.add({ ...words, ...state, id: randomUUID() as QuestionnaireId, communityId, discussionId, createdBy: author.personId, createdByName: author.name, createdAt: now });
  }

  async isThere(discussionId: string): Promise<boolean> {
    return (await this.questionnaires.ofDiscussion(discussionId)) !== null;
  }

  async rehouse(discussionId: string, to: Pick<PollPlace, 'communityId' | 'discussionId'>): Promise<void> {
    await this.questionnaires.rehouse(discussionId, to);
  }

  private read({ question, options, most, anonymous, visibility, closesAt }: TypedPoll, title: string): QuestionnaireWords | readonly QuestionnaireProblem[] {
    const written = options.map((option) => option.trim()).filter((option) => option !== '');
    const several = most !== 1;
    const asked = { key: 'sondaggio', kind: several ? 'MULTIPLA' : 'SINGOLA', text: question, help: '', required: true, options: written.slice(0, MOST).map((text, index) => ({ key: `r${index + 1}`, text })), min: several ? 1 : null, max: several ? most : null, lowLabel: '', highLabel: '', dontKnow: false, long: false, unit: '' } as const;
    const words = readQuestionnaire({ title, intro: '', questions: [asked], asked: 'COMMUNITY', enteIds: [], answeredBy: 'PERSONA', disclosure: anonymous ? 'ANONIMA' : 'NOMINATIVA', visibility: anonymous ? 'DOPO_CHIUSURA' : visibility, breakdownKey: null, opensAt: '', closesAt }, true);
    const problems: QuestionnaireProblem[] = 'title' in words ? [] : words.map(({ field, message }) => ({ field: FIELDS[field] ?? 'poll.options', message }));
    if (question.trim() === '') problems.push({ field: 'poll.question', message: 'Scrivete la domanda del sondaggio.' });
    if (written.length < FEWEST || written.length > MOST) problems.push({ field: 'poll.options', message: `Un sondaggio ha da ${FEWEST} a ${MOST} risposte possibili.` });
    if (new Set(written.map((option) => option.toLocaleLowerCase('it'))).size < written.length) problems.push({ field: 'poll.options', message: 'Due risposte sono uguali.' });
    if (!Number.isInteger(most) || most < 1 || most > Math.max(written.length, FEWEST)) problems.push({ field: 'poll.most', message: 'Quante se ne scelgono: da una a tutte.' });
    if (!anonymous && !IN_POLLS.includes(visibility)) problems.push({ field: 'poll.visibility', message: 'Scegliete quando si vedono i risultati.' });
    if ('title' in words && words.closesAt !== null && words.closesAt <= this.clock.now()) problems.push({ field: 'poll.closesAt', message: 'La chiusura è già passata: controllate giorno e ora.' });
    return problems.length > 0 ? problems : words;
  }
}

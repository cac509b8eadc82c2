import { describe, expect, it } from '@jest/globals';
import { correctionsBetween, sameStructure } from './corrections.js';
import { reminderOf, stateOn, type Question, type QuestionnaireWords } from './questionnaire.js';
import { missingToOpen, readQuestionnaire, type TypedQuestionnaire } from './read-questionnaire.js';

const at = (day: number, hour = 10): Date => new Date(Date.UTC(2026, 10, day, hour));
const question = (more: Partial<Question> = {}): Question => ({ key: 'q', kind: 'SINGOLA', text: 'Quale?', help: '', required: true, options: [{ key: 'a', text: 'Alfa' }, { key: 'b', text: 'Beta' }], min: null, max: null, lowLabel: '', highLabel: '', dontKnow: false, long: false, unit: '', ...more });
const typed = (more: Partial<TypedQuestionnaire> = {}): TypedQuestionnaire => ({ title: 'Un titolo', intro: '', questions: [question()], asked: 'PROVINCE', enteIds: [], answeredBy: 'ENTE', disclosure: 'PER_ENTE', visibility: 'SEMPRE', breakdownKey: null, opensAt: '', closesAt: '2026-12-31T18:00', ...more });
const words = (more: Partial<TypedQuestionnaire> = {}): QuestionnaireWords => readQuestionnaire(typed(more), false) as QuestionnaireWords;

describe('where a questionnaire stands', () => {
  it('follows from its times: the closing belongs to what is closed', () => {
    const times = { publishedAt: at(1), opensAt: at(10), closesAt: at(20) };
    expect([stateOn({ ...times, publishedAt: null }, at(15)), stateOn(times, at(9)), stateOn(times, at(10)), stateOn(times, at(19)), stateOn(times, at(20)), stateOn({ ...times, closesAt: null }, at(30))]).toEqual(['BOZZA', 'PROGRAMMATO', 'APERTO', 'APERTO', 'CHIUSO', 'APERTO']);
  });

  it('who has not answered is reminded two days before, never in the first day, and not where no time is left', () => {
    expect(reminderOf({ opensAt: at(1), closesAt: at(20) })).toEqual(at(18));
    expect(reminderOf({ opensAt: at(1), closesAt: at(3) })).toEqual(at(2));
    expect(reminderOf({ opensAt: at(1), closesAt: at(2) })).toBeNull();
    expect(reminderOf({ opensAt: at(1), closesAt: null })).toBeNull();
  });
});

describe('a questionnaire as it is typed', () => {
  it('is kept half written, and opened whole', () => {
    const half = words({ title: '', closesAt: '', questions: [question({ text: '', options: [] }), question({ key: 's', kind: 'SCALA', min: 5, max: 1 }), question({ key: 'm', kind: 'MULTIPLA', min: 3, max: 2 }), question({ key: 'h', kind: 'SEZIONE', text: '' })] });
    expect(missingToOpen(half, at(1)).map(({ field }) => field)).toEqual(['title', 'closesAt', 'questions[0].text', 'questions[0].options', 'questions[1].max', 'questions[2].max', 'questions[3].text']);
    expect(missingToOpen(words(), at(1))).toEqual([]);
    expect(missingToOpen(words({ questions: [question({ kind: 'SEZIONE' })] }), at(1)).map(({ field }) => field)).toEqual(['questions']);
  });

  it('refuses an hour that is there twice, keys that are none, and what is for a community', () => {
    const problems = readQuestionnaire(typed({ closesAt: '2026-10-25T02:30', asked: 'COMMUNITY', questions: [question({ key: 'a b' }), question({ options: [{ key: 'x', text: '1' }, { key: 'x', text: '2' }] })] }), false) as readonly { field: string }[];
    expect(problems.map(({ field }) => field)).toEqual(['questions[0].text', 'questions[1].options[1]', 'asked', 'closesAt']);
  });

  it('is compared by a question with one choice, and only where it is anonymous', () => {
    expect([words({ breakdownKey: 'q' }).breakdownKey, words({ breakdownKey: 'q', disclosure: 'ANONIMA' }).breakdownKey, words({ breakdownKey: 'q', disclosure: 'ANONIMA', questions: [question({ kind: 'TESTO' })] }).breakdownKey]).toEqual([null, 'q', null]);
  });
});

describe('a correction', () => {
  it('touches words: each is told with what it was; what answers rest on is the same', () => {
    const corrected = words({ title: 'Un titolo migliore', questions: [question({ text: 'Quale, di queste?', options: [{ key: 'a', text: 'Alfa' }, { key: 'b', text: 'Beta (nuova)' }] })] });
    expect(sameStructure(words(), corrected)).toBe(true);
    expect(correctionsBetween(words(), corrected, at(5), 'Ada').map(({ what, before, after }) => [what, before, after])).toEqual([['Titolo', 'Un titolo', 'Un titolo migliore'], ['Domanda 1', 'Quale?', 'Quale, di queste?'], ['Domanda 1, risposta', 'Beta', 'Beta (nuova)']]);
    for (const other of [{ questions: [question({ required: false })] }, { questions: [question(), question({ key: 'r' })] }, { visibility: 'DOPO_CHIUSURA' }, { asked: 'ENTI' }]) expect(sameStructure(words(), words(other))).toBe(false);
  });
});

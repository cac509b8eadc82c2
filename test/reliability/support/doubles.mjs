// What is sent three times at once, and what comes of it; for the long scripts of this folder.
import { verdict } from './product.mjs';

export const TOGETHER = 3;

/** Kinds of sendings, one after another, each with the effects it had and the answers it got. */
export class Doubles {
  constructor(keys) {
    Object.assign(this, { keys, outcomes: [], silent: 0, differing: 0 });
  }

  /** So many keys of one kind. @param part share of all */
  share(part) {
    return Math.max(2, Math.round(this.keys * part));
  }

  /**
   * Sends `rounds` keys of one kind.
   * @param effects how many there are of it now @param expected how many more there must be then
   * @param same the answers of one key must be alike, and of this type: whoever clicks twice is told the same twice
   * @param work sends one key three times, answers with its answers
   */
  async kind(name, rounds, { effects, expected = rounds, same, work }) {
    const before = await effects();
    const [seen, unlike] = [{}, []];
    for (let round = 0; round < rounds; round += 1) {
      const answers = await work(round);
      for (const answer of answers) seen[answer.__typename] = (seen[answer.__typename] ?? 0) + 1;
      if (same && (new Set(answers.map((answer) => JSON.stringify(answer))).size > 1 || answers[0].__typename !== same)) unlike.push(answers);
    }
    this.differing += unlike.length;
    this.outcomes.push({ name, keys: rounds, effects: (await effects()) - before, expected, answers: seen, ...(unlike.length > 0 ? { unlike: unlike.length } : {}) });
    process.stderr.write(`${JSON.stringify({ ...this.outcomes.at(-1), ...(unlike.length > 0 ? { example: unlike[0] } : {}) })}\n`);
  }

  /** Of two who wrote over each other one must have won, the other been told, and what is there be the winner's words. */
  editors(answers, { won, told, now, texts }) {
    const winners = answers.flatMap(({ __typename }, index) => (__typename === won ? [index] : []));
    const others = answers.filter(told).length;
    if (winners.length !== 1 || others !== answers.length - 1 || !now.includes(texts[winners[0]])) {
      this.silent += 1;
      process.stderr.write(`editors: ${JSON.stringify({ answers, now: now.slice(0, 200) })}\n`);
    }
    return answers;
  }

  /** @param more further facts; those that are lists must be empty */
  verdict(row, more = {}) {
    const { outcomes, silent, differing } = this;
    const keys = outcomes.reduce((sum, each) => sum + each.keys, 0);
    const wrong = outcomes.filter(({ effects, expected }) => effects !== expected);
    const clean = Object.values(more).every((fact) => !Array.isArray(fact) || fact.length === 0);
    verdict(row, wrong.length === 0 && silent === 0 && differing === 0 && clean, { keys, sent: outcomes.reduce((sum, { answers }) => sum + Object.values(answers).reduce((all, each) => all + each, 0), 0), kinds: outcomes.length, effects: outcomes.reduce((sum, { effects }) => sum + effects, 0), wrong, silent_overwrites: silent, unlike_answers: differing, ...more });
  }
}

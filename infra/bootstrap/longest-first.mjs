// The order in which files of tests run: those that take long by the clock, though some are small, come before the others. Left for the end, one of them works alone.
import Sequencer from '@jest/test-sequencer';

const LONG = ['canaries', 'hostile-texts', 'job-runner', 'moderation', 'communities-live', 'communities-proxy', 'database-wall'].map((name) => `/${name}.int-spec.ts`);

/** Place of a file among the long ones; the others share the one behind them. */
function place({ path }) {
  const found = LONG.findIndex((name) => path.endsWith(name));
  return found < 0 ? LONG.length : found;
}

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}

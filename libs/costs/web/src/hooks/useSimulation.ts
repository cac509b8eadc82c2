import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { CostSimulationDocument, type CostSimulationQuery } from '../generated/graphql.js';
import type { Draft } from '../scenario-draft.js';

export type Result = NonNullable<NonNullable<CostSimulationQuery['costSimulation']>['result']>;

export interface SimulationState {
  /** The last that could be reckoned; null before the first. */
  readonly result: Result | null;
  /** Whether `result` is of an earlier draft: another is on its way, or the draft has problems. */
  readonly stale: boolean;
  /** Whether another is on its way. */
  readonly reckoning: boolean;
  /** What is wrong, by path of the field. */
  readonly problems: Readonly<Record<string, string>>;
  /** Nothing is reckoned for this person any more: he left the Provincia. */
  readonly refused: boolean;
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** As long as people type, nothing is asked. Milliseconds. */
const PAUSE = 300;

/** What the draft comes to, reckoned by the server as one types; what stood there stays until the next is here. */
export function useSimulation(enteId: string, draft: Draft): SimulationState {
  const asked = usePaused(draft);
  const { data, error, loading, refetch } = useQuery(CostSimulationDocument, { variables: { input: { enteId, body: asked } }, fetchPolicy: 'no-cache' });
  const [good, setGood] = useState<Result | null>(null);
  const [problems, setProblems] = useState<SimulationState['problems']>({});
  const answer = data?.costSimulation;
  useEffect(() => {
    if (!answer) return;
    if (answer.result) setGood(answer.result);
    setProblems(Object.fromEntries([...answer.problems].reverse().map(({ field, message }) => [field, message])));
  }, [answer]);
  const reckoning = loading || asked !== draft;
  return { result: good, reckoning, stale: reckoning || Object.keys(problems).length > 0, problems, refused: data !== undefined && data.costSimulation === null, error, retry: refetch };
}

function usePaused<Value>(value: Value): Value {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

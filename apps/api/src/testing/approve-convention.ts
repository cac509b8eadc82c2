import type { Requests } from './complete-acts.js';

/** Brings the convention of complete acts to the Enti: reviewed, approved on the day, sent. */
export async function approveConvention(client: Requests, instanceId: string, day: string): Promise<void> {
  let seenRevision = 0;
  for (const [step, values] of [
    ['MANDA_IN_REVISIONE', {}],
    ['PORTA_AL_CONSIGLIO', {}],
    ['APPROVA', { numero: '12', data: day }],
    ['TRASMETTI', { data: day }],
  ] as const) {
    const input = { instanceId, step, acts: [{ actKey: 'convenzione', seenRevision }], values: Object.entries(values).map(([key, value]) => ({ key, value })) };
    const { takeStep } = await client.request<{ takeStep: { __typename: string } }>('mutation ($input: TakeStepInput!) { takeStep(input: $input) { __typename ... on Refused { message } ... on InvalidInput { problems { message } } } }', { input });
    if (takeStep.__typename !== 'StepTaken') throw new Error(`${step}: ${JSON.stringify(takeStep)}`);
    seenRevision += 1;
  }
}

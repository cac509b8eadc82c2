import type { Requests } from './complete-acts.js';

/** Brings the convention of complete acts to the Enti: reviewed, approved on the day, sent. */
export async function approveConvention(client: Requests, instanceId: string, day: string): Promise<void> {
  await takeSteps(client, instanceId, 0, [
    ['MANDA_IN_REVISIONE', {}],
    ['PORTA_AL_CONSIGLIO', {}],
    ['APPROVA', { numero: '12', data: day }],
    ['TRASMETTI', { data: day }],
  ]);
}

/** Puts a convention that was approved so into force, until a day. */
export async function putIntoForce(client: Requests, instanceId: string, day: string, until: string): Promise<void> {
  await takeSteps(client, instanceId, 4, [['METTI_IN_VIGORE', { data: day, scadenza: until }]]);
}

/** Takes the convention through these steps, from a revision of its way on. */
export async function takeSteps(client: Requests, instanceId: string, revision: number, steps: readonly (readonly [string, Readonly<Record<string, string>>])[]): Promise<void> {
  for (const [index, [step, values]] of steps.entries()) {
    const input = { instanceId, step, acts: [{ actKey: 'convenzione', seenRevision: revision + index }], values: Object.entries(values).map(([key, value]) => ({ key, value })) };
    const { takeStep } = await client.request<{ takeStep: { __typename: string } }>('mutation ($input: TakeStepInput!) { takeStep(input: $input) { __typename ... on Refused { message } ... on InvalidInput { problems { message } } } }', { input });
    if (takeStep.__typename !== 'StepTaken') throw new Error(`${step}: ${JSON.stringify(takeStep)}`);
  }
}

import { randomUUID } from 'node:crypto';

/** Whatever reaches the api: a client of the tests, a page, a benchmark. */
export interface Requests {
  request<T>(query: string, variables: Record<string, unknown>): Promise<T>;
}

interface Question { key: string; type: string; state: string; value: unknown; revision: number; required: boolean; options: { value: string; refusal: string | null }[]; columns: { key: string }[] }
interface View { dataRevision: number; steps: { questions: Question[] }[]; checks: { severity: string; message: string; questionKey: string | null }[] }

const VIEW = 'dataRevision steps { questions { key type state value revision required options { value refusal } columns { key } } } checks { severity message questionKey }';

/** Answers that every act needs, as an official of Pesaro would give them. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  schema_tariffario: 'PER_ABITANTE',
  durata_anni: '5',
  data_decorrenza: '2027-01-01',
};

/** An instance of the public base model whose acts have no error among their checks: ready to be approved. */
export async function completeActs(client: Requests, enteId: string, modelVersionId: string, answers: Readonly<Record<string, unknown>> = {}, title = ''): Promise<string> {
  const { adoptModel } = await client.request<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId, modelVersionId, form: 'PUBBLICO', level: 'BASE', clientKey: randomUUID(), title } });
  const id = adoptModel.instanceId;
  const all = { ...ANSWERS, ...answers };
  // What one answer opens, the next round answers.
  for (let round = 0; round < 4; round += 1) {
    const { instance } = await client.request<{ instance: View }>(`query ($id: ID!) { instance(id: $id) { ${VIEW} } }`, { id });
    const questions = instance.steps.flatMap((step) => step.questions);
    const open = questions.filter((question) => (question.key in all && question.state !== 'ANSWERED') || (question.state === 'OPEN' && question.required));
    if (open.length === 0) break;
    const { saveAnswers } = await client.request<{ saveAnswers: { __typename: string; problems?: { field: string; message: string }[] } }>('mutation ($input: SaveAnswersInput!) { saveAnswers(input: $input) { __typename ... on InvalidInput { problems { field message } } } }', {
      input: { instanceId: id, answers: open.map((question) => ({ key: question.key, value: question.key in all ? all[question.key] : plausible(question), seenRevision: question.revision })) },
    });
    if (saveAnswers.__typename !== 'InstanceChanged') throw new Error(`answers: ${JSON.stringify(saveAnswers)}`);
  }
  const { instance } = await client.request<{ instance: View }>(`query ($id: ID!) { instance(id: $id) { ${VIEW} } }`, { id });
  const errors = instance.checks.filter((check) => check.severity === 'errore');
  if (errors.length > 0) throw new Error(`checks: ${JSON.stringify(errors)}`);
  return id;
}

function plausible({ key, type, options }: Question): unknown {
  switch (type) {
    case 'si-no':
      return true;
    case 'scelta':
      return options.find((option) => option.refusal === null)!.value;
    case 'scelte':
      return options.filter((option) => option.refusal === null).map((option) => option.value);
    case 'intero':
      return '10';
    case 'importo':
    case 'decimale':
      return '1,00';
    case 'data':
      return '2027-01-01';
    case 'tabella':
      return [];
    default:
      return key.includes('pec') ? 'protocollo@pec.example' : 'Testo di prova';
  }
}

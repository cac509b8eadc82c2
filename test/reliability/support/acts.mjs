// A Provincia with acts on their way and Comuni that answer, as its people work with them; for the long scripts of this folder.
import { randomUUID } from 'node:crypto';
import { completeActs } from '../../../apps/api/src/testing/complete-acts.ts';
import { putIntoForce, takeSteps } from '../../../apps/api/src/testing/approve-convention.ts';
import { asking, mutate } from './asking.mjs';
import { enteOf } from './uploads.mjs';

export const TODAY = new Date().toISOString().slice(0, 10);
export const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const paragraphs = (text) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** Sends a mutation that takes one input. @returns the type of the answer and, where it was refused, why */
export const send = (person, mutation, input) => mutate(person, mutation, { input });

/** An instance of a version of the Innovation model, complete; its text of each clause and what waits in it. */
export class Acts {
  /** @param version number of the model's version @param day when the convention is approved, sent and put into force; null: it stays a draft */
  static async make(person, { version = '1.1.0', day = null, title = '' } = {}) {
    const request = asking(person);
    const enteId = await enteOf(person);
    const { model } = await request('{ model(key: "innovazione") { versions { id version } } }');
    const id = await completeActs({ request }, enteId, model.versions.find((each) => each.version === version).id, { tariffa_per_abitante: '0,44', regime_iva: 'NON_SOGGETTA' }, title);
    if (day) {
      await takeSteps({ request }, id, 0, [['MANDA_IN_REVISIONE', {}], ['PORTA_AL_CONSIGLIO', {}], ['APPROVA', { numero: '12', data: day }], ['TRASMETTI', { data: day }]]);
      await putIntoForce({ request }, id, day, inDays(1_000));
    }
    return Object.assign(new Acts(), { id, enteId });
  }

  async clause(person, clauseId) {
    return (await asking(person)('query ($id: ID!, $clauseId: String!) { instanceClause(instanceId: $id, clauseId: $clauseId) { textHash revision heading body } }', { id: this.id, clauseId })).instanceClause;
  }

  async suggestions(person) {
    return (await asking(person)('query ($id: ID!) { instanceReview(instanceId: $id) { suggestions { id state } } }', { id: this.id })).instanceReview.suggestions;
  }

  /** Comuni of the Provincia that it may invite, smallest id first. */
  async comuni(person) {
    const { adhesionBoard } = await asking(person)('query ($id: ID!) { adhesionBoard(instanceId: $id) { notInvited { id popolazione } } }', { id: this.id });
    return adhesionBoard.notInvited.filter(({ popolazione }) => popolazione !== null).map(({ id }) => id).sort();
  }

  /** @returns each adhesion with what was seen of it */
  async adhesions(person) {
    return (await asking(person)('query ($id: ID!) { adhesionBoard(instanceId: $id) { rows { id state ente { id } } } }', { id: this.id })).adhesionBoard.rows;
  }

  /** Opens the scheda dei fabbisogni of the next year. */
  async openNeeds(person, services) {
    const id = randomUUID();
    const answer = await send(person, 'keepNeedsSheet', { id, instanceId: this.id, year: new Date().getFullYear() + 1, services, opensOn: TODAY, closesOn: inDays(30), text: '', seenRevision: 0 });
    if (answer.__typename !== 'NeedsSheetKept') throw new Error(JSON.stringify(answer));
    return id;
  }
}

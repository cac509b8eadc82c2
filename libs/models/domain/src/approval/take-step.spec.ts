import { describe, expect, it } from '@jest/globals';
import type { EnteId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import type { InstanceId } from '../instance/instance.js';
import { ACT_STEPS, EXPIRY_WARNINGS, stateOn, stepsOf, type ActApproval, type ApprovalId, type StepKey } from './act-approval.js';
import { refusalOf, startOf, takeStep, type StepContext, type StepInput } from './take-step.js';

const fresh = { id: 'w1' as ApprovalId, instanceId: 'i1' as InstanceId, enteId: 'v1' as EnteId, actKey: 'convenzione' };
const context: StepContext = { today: '2027-03-10', opinionBody: 'Assemblea dei Sindaci', opinionFirst: false };
const step = (key: StepKey): (typeof ACT_STEPS)[number] => ACT_STEPS.find((candidate) => candidate.key === key)!;
const GOOD: Readonly<Record<StepKey, StepInput>> = {
  MANDA_IN_REVISIONE: {},
  RIMANDA_IN_BOZZA: { motivo: 'manca il parere' },
  PORTA_AL_CONSIGLIO: {},
  REGISTRA_PARERE: { data: '2027-02-01', esito: 'FAVOREVOLE' },
  APPROVA: { numero: '12', data: '2027-02-20' },
  TRASMETTI: { data: '2027-03-01' },
  METTI_IN_VIGORE: { data: '2027-04-01', scadenza: '2032-03-31' },
};

function walk(...keys: StepKey[]): ActApproval {
  return keys.reduce<ActApproval>((approval, key) => takeStep(step(key), approval, GOOD[key], context) as ActApproval, startOf(null, fresh));
}

function problems(key: StepKey, from: ActApproval, input: StepInput): string[] {
  const after = takeStep(step(key), from, input, context);
  return Array.isArray(after) ? (after as { field: string; message: string }[]).map(({ field, message }) => `${field}: ${message}`) : [];
}

describe('the way of an act', () => {
  it('goes from draft into force', () => {
    expect(walk('MANDA_IN_REVISIONE', 'PORTA_AL_CONSIGLIO', 'REGISTRA_PARERE', 'APPROVA', 'TRASMETTI', 'METTI_IN_VIGORE')).toMatchObject({
      ...{ number: 1, state: 'IN_VIGORE', revision: 6, inForceFrom: '2027-04-01', expiresOn: '2032-03-31', transmittedOn: '2027-03-01', approval: { number: '12', date: '2027-02-20', link: null } },
      opinion: { body: 'Assemblea dei Sindaci', outcome: 'FAVOREVOLE', date: '2027-02-01' },
    });
  });

  it('refuses a step from elsewhere, whatever the state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACT_STEPS), fc.constantFrom(null, 'BOZZA', 'IN_REVISIONE', 'AL_CONSIGLIO', 'APPROVATA', 'TRASMESSA', 'IN_VIGORE', 'RINNOVATA' as const), (each, state) => {
        const approval = state && ({ ...startOf(null, fresh), state } as ActApproval);
        expect(refusalOf(each, approval, context) === null).toBe(each.from.includes(state as never));
      }),
    );
  });

  it('wants the opinion before the approval where the act says so', () => {
    const way = walk('MANDA_IN_REVISIONE', 'PORTA_AL_CONSIGLIO');
    const first = { ...context, opinionFirst: true };
    expect(refusalOf(step('APPROVA'), way, first)).toMatch(/parere dell’Assemblea dei Sindaci/);
    expect(refusalOf(step('APPROVA'), takeStep(step('REGISTRA_PARERE'), way, GOOD.REGISTRA_PARERE, first) as ActApproval, first)).toBeNull();
    expect(refusalOf(step('REGISTRA_PARERE'), way, { ...context, opinionBody: null })).toMatch(/non è previsto un parere/);
  });

  it('says at the field what is wrong', () => {
    const council = walk('MANDA_IN_REVISIONE', 'PORTA_AL_CONSIGLIO');
    expect(problems('APPROVA', council, {})).toEqual(['numero: Manca questo dato.', 'data: Manca questo dato.']);
    expect(problems('APPROVA', council, { numero: '1', data: '2027-02-30' })).toEqual(['data: La data non esiste: controllate giorno e mese.']);
    expect(problems('APPROVA', council, { numero: '1', data: '2027-03-11' })).toEqual(['data: La data è nel futuro: si registra quello che è già avvenuto.']);
    expect(problems('APPROVA', council, { numero: '1', data: '2027-03-10', collegamento: 'javascript:alert(1)' })).toEqual(['collegamento: Scrivete un indirizzo che comincia con https://.']);
    expect(problems('RIMANDA_IN_BOZZA', council, { motivo: '   ' })).toEqual(['motivo: Manca questo dato.']);
    const approved = walk('MANDA_IN_REVISIONE', 'PORTA_AL_CONSIGLIO', 'APPROVA');
    expect(problems('TRASMETTI', approved, { data: '2027-02-19', protocolloNumero: '7' })).toEqual(['data: La trasmissione non può precedere l’approvazione del 20/2/2027.', 'protocolloData: Manca la data del protocollo.']);
    const sent = walk('MANDA_IN_REVISIONE', 'PORTA_AL_CONSIGLIO', 'APPROVA', 'TRASMETTI');
    expect(problems('METTI_IN_VIGORE', sent, { data: '2027-04-01', scadenza: '2027-04-01' })).toEqual(['scadenza: La scadenza deve seguire la decorrenza.']);
  });

  it('never throws, whatever is filled in', () => {
    const ways = [startOf(null, fresh), walk('MANDA_IN_REVISIONE'), walk('MANDA_IN_REVISIONE', 'PORTA_AL_CONSIGLIO', 'APPROVA')];
    fc.assert(fc.property(fc.constantFrom(...ACT_STEPS), fc.constantFrom(...ways), fc.dictionary(fc.constantFrom('data', 'numero', 'scadenza', 'esito', 'collegamento', 'protocolloData'), fc.string({ unit: 'binary' })), (each, way, input) => void takeStep(each, way, input, context)));
  });

  it('sets out anew once a text was approved, and goes on where it was before', () => {
    const approved = walk('MANDA_IN_REVISIONE', 'PORTA_AL_CONSIGLIO', 'APPROVA');
    expect(startOf(approved, { ...fresh, id: 'w2' as ApprovalId })).toMatchObject({ id: 'w2', number: 2, state: 'BOZZA', approval: null, revision: 0 });
    const back = walk('MANDA_IN_REVISIONE', 'RIMANDA_IN_BOZZA');
    expect(startOf(back, { ...fresh, id: 'w2' as ApprovalId })).toBe(back);
  });

  it('is brought to its end by the calendar', () => {
    const way = { state: 'IN_VIGORE' as const, expiresOn: '2032-03-31' };
    expect([stateOn(way, '2031-10-02'), stateOn(way, '2031-10-03'), stateOn(way, '2032-03-31'), stateOn(way, '2032-04-01')]).toEqual(['IN_VIGORE', 'IN_SCADENZA', 'IN_SCADENZA', 'SCADUTA']);
    expect(EXPIRY_WARNINGS).toEqual([180, 90, 30]);
    expect(stateOn({ state: 'TRASMESSA', expiresOn: null }, '2099-01-01')).toBe('TRASMESSA');
  });

  it('is shorter for a deliberation, and none for what the Comune approves', () => {
    expect(stepsOf('delibera-provincia').map(({ key }) => key)).toEqual(['MANDA_IN_REVISIONE', 'RIMANDA_IN_BOZZA', 'PORTA_AL_CONSIGLIO', 'APPROVA']);
    expect(stepsOf('delibera-adesione')).toEqual([]);
    expect(stepsOf('carta-servizi')).toEqual(ACT_STEPS);
  });
});

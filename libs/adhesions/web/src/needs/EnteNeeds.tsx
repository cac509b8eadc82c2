import { Badge, Button, Field, formatDate, formatDateTime, Notice, SaveState, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { NeedsOfEnteDocument, type AdhesionAccessInput, type NeedsOfEnteFieldsFragment } from '../generated/graphql.js';
import './messages.js';
import './needs.css';
import { useNeedsAnswer, type NeedsAnswerState } from './useNeedsAnswer.js';
import { CHOICES, STATE_TONES } from './words.js';

/** What an Ente is asked each year, and what it answers; nothing where nothing was asked. */
export default function EnteNeeds({ access }: { access: AdhesionAccessInput }): ReactElement | null {
  const { data, refetch } = useQuery(NeedsOfEnteDocument, { variables: { access }, fetchPolicy: 'network-only' });
  const again = async (sheetId: string): Promise<NeedsOfEnteFieldsFragment | undefined> => (await refetch()).data?.needsOfEnte?.find(({ sheet }) => sheet.id === sheetId);
  return (
    <>
      {data?.needsOfEnte?.map((needs) => (
        <OneSheet key={needs.sheet.id} access={access} needs={needs} refetch={() => again(needs.sheet.id)} />
      ))}
    </>
  );
}

function OneSheet({ access, needs: given, refetch }: { access: AdhesionAccessInput; needs: NeedsOfEnteFieldsFragment; refetch: () => Promise<NeedsOfEnteFieldsFragment | undefined> }): ReactElement {
  const t = useMessages('needs');
  const answer = useNeedsAnswer(access, given, refetch);
  const { needs, problems } = answer;
  const { sheet, viewerCanAnswer } = needs;
  const id = `fabbisogni-${sheet.year}`;
  return (
    <section aria-labelledby={id} className="needs-ente">
      <h2 id={id} className="h4">
        {t('ente.title', { year: sheet.year })} <Badge tone={STATE_TONES[sheet.state as keyof typeof STATE_TONES]}>{t(`state.${sheet.state}`)}</Badge>
      </h2>
      <p>{sheet.state === 'CHIUSA' ? t('ente.closed', { date: formatDate(sheet.closesOn) }) : t(viewerCanAnswer ? 'ente.until' : 'ente.readOnly', { date: formatDate(sheet.closesOn) })}</p>
      {sheet.state === 'CHIUSA' && !needs.sentAt && <p>{t('ente.closedNothing')}</p>}
      {sheet.text !== '' && (
        <Notice kind="info" title={t('ente.words')}>
          <p>{sheet.text}</p>
        </Notice>
      )}
      {answer.changed && <Notice kind="warning">{t('changed')}</Notice>}
      {sheet.services.map((service) => (
        <ServiceAnswer key={service.key} service={service} prefix={id} answer={answer} />
      ))}
      {Object.keys(problems).length > 0 && <Notice kind="danger">{t('ente.missing')}</Notice>}
      {answer.message && <Notice kind="danger">{answer.message}</Notice>}
      <div className="needs-send">
        {viewerCanAnswer && (
          <Button color="primary" type="button" disabled={answer.sending} onClick={() => void answer.send()}>
            {t(needs.sentAt ? 'ente.sendAgain' : 'ente.send')}
          </Button>
        )}
        <span role="status">
          {needs.sentAt && t('ente.sent', { date: formatDateTime(needs.sentAt) })} {needs.changedSinceSent && t('ente.changedSince')}
        </span>
        {viewerCanAnswer && <SaveState state={answer.saving} {...(answer.savedAt ? { at: answer.savedAt } : {})} {...(answer.saving === 'error' ? { message: t('ente.notSaved') } : {})} />}
      </div>
    </section>
  );
}

function ServiceAnswer({ service, prefix, answer }: { service: NeedsOfEnteFieldsFragment['sheet']['services'][number]; prefix: string; answer: NeedsAnswerState }): ReactElement {
  const t = useMessages('needs');
  const { key, name, unit, description } = service;
  const line = answer.line(key);
  const disabled = !answer.needs.viewerCanAnswer;
  const id = `${prefix}-${key}`;
  const problem = (field: string): string | undefined => answer.problems[`lines.${key}.${field}`];
  const counted = unit !== '' && line.choice !== '' && line.choice !== 'NON_INTERESSA';
  return (
    <fieldset className="needs-service">
      <legend>{name}</legend>
      {description !== '' && <p>{description}</p>}
      <div role="radiogroup" aria-label={`${t('ente.choose')}: ${name}`} className="needs-choices" {...(problem('choice') ? { 'aria-describedby': `${id}-errore` } : {})}>
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input type="radio" name={id} value={choice} checked={line.choice === choice} disabled={disabled} onChange={() => answer.type(key, { choice })} /> {t(`choice.${choice}`)}
          </label>
        ))}
      </div>
      {problem('choice') && (
        <p id={`${id}-errore`} className="pc-field__error" role="alert">
          {problem('choice')}
        </p>
      )}
      {line.choice !== '' && (
        <div className="needs-service__fields">
          {counted && (
            <Field id={`${id}-quantita`} label={t('ente.quantity', { unit })} error={problem('quantity')}>
              <TextInput value={line.quantity} inputMode="decimal" disabled={disabled} onChange={(quantity) => answer.type(key, { quantity })} />
            </Field>
          )}
          <Field id={`${id}-nota`} label={t('ente.note')} error={problem('note')}>
            <TextArea value={line.note} rows={2} disabled={disabled} onChange={(note) => answer.type(key, { note })} />
          </Field>
        </div>
      )}
    </fieldset>
  );
}

import './messages.js';
import { useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { Asking } from './Asking.js';
import { SuspensionFields } from './DecisionForms.js';
import { endOfSuspension } from './end-of-suspension.js';
import { LiftSuspensionDocument, SuspendMemberDocument } from './generated/graphql.js';
import { ReasonField } from './ReasonFields.js';

interface Props {
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Who moderates suspends a member from writing. @param canEverywhere also in all communities: the server says who may */
export function SuspendDialog({ communityId, personId, name, canEverywhere, onClose, onDone }: Props & { readonly communityId: string; readonly personId: string; readonly canEverywhere: boolean }): ReactElement {
  const t = useMessages('moderation');
  const [day, setDay] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const [reason, setReason] = useState('');
  const suspend = useChange(SuspendMemberDocument, (data) => data.suspendMember);
  async function go(): Promise<void> {
    if (await suspend.run({ input: { communityId: everywhere ? null : communityId, personId, until: endOfSuspension(day), reason } })) await onDone();
  }
  return (
    <Asking title={t('suspend.of', { name })} help={t('suspend.help')} go={t('suspend.go')} asked={suspend} onClose={onClose} onGo={go}>
      <SuspensionFields id="sospendi" day={day} onDay={setDay} error={suspend.problems['until']} everywhere={canEverywhere ? everywhere : null} onEverywhere={setEverywhere} />
      <ReasonField id="sospendi-motivo" value={reason} onChange={setReason} error={suspend.problems['reason']} />
    </Asking>
  );
}

/** Who moderates ends a suspension before its time. */
export function LiftDialog({ suspensionId, name, onClose, onDone }: Props & { readonly suspensionId: string }): ReactElement {
  const t = useMessages('moderation');
  const [reason, setReason] = useState('');
  const lift = useChange(LiftSuspensionDocument, (data) => data.liftSuspension);
  async function go(): Promise<void> {
    if (await lift.run({ id: suspensionId, reason })) await onDone();
  }
  return (
    <Asking title={t('queue.liftOf', { name })} go={t('queue.lift')} asked={lift} onClose={onClose} onGo={go}>
      <ReasonField id="togli-motivo" value={reason} onChange={setReason} error={lift.problems['reason']} />
    </Asking>
  );
}

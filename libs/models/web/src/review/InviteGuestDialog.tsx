import { Button, CheckboxList, Dialog, Field, Notice, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import type { InstanceData } from '../hooks/useInstance.js';
import { ChangeProblems } from './ChangeProblems.js';
import { InviteGuestDocument, type InviteGuestMutation } from './generated/graphql.js';
import { REVIEW_QUERIES } from './review-changes.js';

type Invited = Extract<InviteGuestMutation['inviteGuest'], { __typename: 'GuestInvited' }>;

const DAYS = ['7', '14', '30', '60', '90'];

/** Makes the link of a guest: its address is shown once, and sent to him. */
export function InviteGuestDialog({ instance, onClose }: { readonly instance: InstanceData; readonly onClose: () => void }): ReactElement {
  const t = useMessages('review');
  const [invited, setInvited] = useState<Invited | null>(null);
  return invited ? (
    <Dialog
      open
      title={t('guests.made')}
      onClose={onClose}
      footer={
        <Button color="primary" size="sm" type="button" onClick={onClose}>
          {t('guests.done')}
        </Button>
      }
    >
      <Made invited={invited} />
    </Dialog>
  ) : (
    <InviteForm instance={instance} onInvited={setInvited} onClose={onClose} />
  );
}

function InviteForm({ instance, onInvited, onClose }: { readonly instance: InstanceData; readonly onInvited: (invited: Invited) => void; readonly onClose: () => void }): ReactElement {
  const t = useMessages('review');
  // Minted once per form: sending it twice is one link, and one letter.
  const [id] = useState(() => crypto.randomUUID() as string);
  const [values, setValues] = useState({ name: '', email: '', may: 'suggest', days: '30', message: '' });
  const [actKeys, setActKeys] = useState<string[]>(() => instance.acts.slice(0, 1).map(({ key }) => key));
  const invite = useChange(InviteGuestDocument, (data) => data.inviteGuest, { refetch: REVIEW_QUERIES });
  const put = (field: keyof typeof values) => (value: string) => setValues({ ...values, [field]: value });

  async function go(): Promise<void> {
    const { name, email, may, days, message } = values;
    const outcome = await invite.run({ input: { id, instanceId: instance.id, actKeys, name, email, maySuggest: may === 'suggest', days: Number(days), message } });
    if (outcome) onInvited(outcome);
  }

  return (
    <Dialog
      open
      title={t('guests.inviteTitle')}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={invite.busy} onClick={() => void go()}>
            {t('guests.send')}
          </Button>
        </>
      }
    >
      <ChangeProblems change={invite} />
      <Field id="ospite-nome" label={t('guests.name')} help={t('guests.nameHelp')} error={invite.problems['name']} required>
        <TextInput value={values.name} maxLength={200} onChange={put('name')} />
      </Field>
      <Field id="ospite-posta" label={t('guests.email')} error={invite.problems['email']} required>
        <TextInput type="email" value={values.email} maxLength={320} onChange={put('email')} />
      </Field>
      <Field id="ospite-atti" label={t('guests.acts')} error={invite.problems['actKeys']} group required>
        <CheckboxList name="ospite-atti" values={actKeys} onChange={setActKeys} options={instance.acts.map((act) => ({ value: act.key, label: act.shortName }))} />
      </Field>
      <Field id="ospite-puo" label={t('guests.may')}>
        <Select value={values.may} onChange={put('may')} placeholder={null} options={[{ value: 'suggest', label: t('guests.maySuggest') }, { value: 'comment', label: t('guests.mayComment') }]} />
      </Field>
      <Field id="ospite-giorni" label={t('guests.days')} error={invite.problems['days']}>
        <Select value={values.days} onChange={put('days')} placeholder={null} options={DAYS.map((days) => ({ value: days, label: t('guests.daysOption', { days }) }))} />
      </Field>
      <Field id="ospite-messaggio" label={t('guests.message')} error={invite.problems['message']}>
        <TextArea rows={3} value={values.message} onChange={put('message')} />
      </Field>
    </Dialog>
  );
}

function Made({ invited }: { readonly invited: Invited }): ReactElement {
  const t = useMessages('review');
  const [copied, setCopied] = useState(false);
  const { address, link } = invited;
  if (!address) return <Notice kind="info">{t('guests.madeBefore', { email: link.email })}</Notice>;
  return (
    <>
      <Notice kind="success">{t('guests.madeText', { email: link.email })}</Notice>
      <Field id="ospite-indirizzo" label={t('guests.address')}>
        <TextInput value={address} readOnly onChange={() => undefined} />
      </Field>
      {/* A browser gives it to pages that came by https only. */}
      {isSecureContext && (
        <Button size="xs" outline color="primary" type="button" onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true), () => undefined)}>
          {t('guests.copy')}
        </Button>
      )}{' '}
      <span role="status">{copied && t('guests.copied')}</span>
    </>
  );
}

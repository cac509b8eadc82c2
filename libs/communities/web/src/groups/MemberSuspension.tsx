import { formatDate, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { LiftDialog, SuspendDialog } from '../moderation/MemberDialogs.js';
import type { RosterQuery } from './generated/graphql.js';

type Member = NonNullable<RosterQuery['communityRoster']>['nodes'][number];

interface Props {
  readonly member: Member;
  readonly communityId: string;
  readonly canEverywhere: boolean;
  /** Reads the list again. */
  readonly onAgain: () => Promise<unknown>;
  /** What the page says that was done; empty: nothing any more. */
  readonly onSay: (message: string) => void;
}

/** Suspensions of a member that hold, and what who looks may do about them: nothing at all for who does not moderate. */
export function MemberSuspension({ member, communityId, canEverywhere, onAgain, onSay }: Props): ReactElement | null {
  const t = useMessages('moderation');
  const [asking, setAsking] = useState<'suspend' | Member['suspensions'][number] | null>(null);
  const { personId, name, canSuspend, suspensions } = member;
  const close = (): void => setAsking(null);
  function ask(what: typeof asking): void {
    onSay('');
    setAsking(what);
  }
  async function done(message: string): Promise<void> {
    // It is decided, also where the list cannot be read again.
    await onAgain().catch(() => undefined);
    // Said once the dialog is gone: what lies behind it is not read out.
    close();
    onSay(message);
  }
  if (!canSuspend && suspensions.length === 0) return null;
  return (
    <>
      {suspensions.map((one) => (
        <p key={one.id} className="com-row__meta">
          <span><strong>{t(one.everywhere ? 'suspend.holdsEverywhere' : 'suspend.holds', { until: formatDate(one.until) })}</strong> {one.reason}</span>
          {one.canLift && <button type="button" className="com-link" aria-label={t('queue.liftOf', { name })} onClick={() => ask(one)}>{t('queue.lift')}</button>}
        </p>
      ))}
      {canSuspend && <p className="com-row__meta"><button type="button" className="com-link" aria-label={t('suspend.of', { name })} onClick={() => ask('suspend')}>{t('suspend.go')}</button></p>}
      {asking === 'suspend' && <SuspendDialog communityId={communityId} personId={personId} name={name} canEverywhere={canEverywhere} onClose={close} onDone={() => done(t('suspend.done', { name }))} />}
      {asking !== null && asking !== 'suspend' && <LiftDialog suspensionId={asking.id} name={name} onClose={close} onDone={() => done(t('suspend.lifted', { name }))} />}
    </>
  );
}

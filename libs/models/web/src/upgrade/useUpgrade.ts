import { useMutation, useQuery } from '@apollo/client/react';
import { refusalMessage, refusalOf } from '@province-comuni/shared-web-graphql';
import { useCallback, useEffect, useState } from 'react';
import { InstanceConnection } from '../live/instance-connection.js';
import { DecideUpgradeDocument, UpgradeDocument, WithdrawUpgradeDecisionDocument, type DecideUpgradeInput, type UpgradeQuery } from './generated/graphql.js';

export type UpgradeData = NonNullable<UpgradeQuery['upgrade']>;
export type UpgradeItemData = UpgradeData['items'][number];
export type UpgradeTextData = UpgradeItemData['now'][number];
export type Decision = Pick<DecideUpgradeInput, 'choice'> & Partial<Pick<DecideUpgradeInput, 'texts' | 'reason'>>;

/** Why the last decision was not kept; `changed`: something else came first, and the page shows it now. */
export interface UpgradeTrouble {
  readonly kind: 'changed' | 'refused' | 'failed';
  readonly message: string;
}

export interface UpgradeWork {
  readonly upgrade: UpgradeData | null | undefined;
  readonly error: unknown;
  readonly retry: () => unknown;
  readonly busy: boolean;
  readonly trouble: UpgradeTrouble | null;
  /** True when it was kept. */
  decide(item: UpgradeItemData, decision: Decision): Promise<boolean>;
  withdraw(item: UpgradeItemData): Promise<boolean>;
  report(trouble: UpgradeTrouble | null): void;
}

type Outcome = { readonly __typename: string; readonly message?: string };

/** An upgrade and the decisions about it. Every decision answers with the whole upgrade; what colleagues decide is heard and asked for. */
export function useUpgrade(instanceId: string): UpgradeWork {
  const { data, error, refetch } = useQuery(UpgradeDocument, { variables: { instanceId }, fetchPolicy: 'cache-and-network' });
  const [send, sending] = useMutation(DecideUpgradeDocument);
  const [take, taking] = useMutation(WithdrawUpgradeDecisionDocument);
  const [trouble, setTrouble] = useState<UpgradeTrouble | null>(null);
  useChangeHints(instanceId, useCallback(() => void refetch().catch(() => undefined), [refetch]));

  async function keep(ask: () => Promise<Outcome>): Promise<boolean> {
    try {
      const outcome = await ask();
      const kept = outcome.__typename === 'UpgradeDecided';
      const refusal = refusalOf(outcome);
      setTrouble(kept ? null : outcome.__typename === 'UpgradeChanged' ? { kind: 'changed', message: outcome.message ?? '' } : { kind: 'refused', message: refusalMessage(refusal) ?? '' });
      if (outcome.__typename === 'UpgradeChanged') await refetch();
      return kept;
    } catch {
      setTrouble({ kind: 'failed', message: '' });
      return false;
    }
  }

  return {
    upgrade: data?.upgrade,
    error,
    retry: refetch,
    busy: sending.loading || taking.loading,
    trouble,
    decide: (item, { choice, texts, reason }) => keep(async () => (await send({ variables: { input: { instanceId, key: item.key, seenHash: item.hash, seenDecision: item.decidedAt, choice, texts: texts ?? [], reason: reason ?? '' } } })).data!.decideUpgrade),
    withdraw: (item) => keep(async () => (await take({ variables: { instanceId, key: item.key, seenDecision: item.decidedAt } })).data!.withdrawUpgradeDecision),
    report: setTrouble,
  };
}

/** Asks again when somebody changed the acts or decided something. */
function useChangeHints(instanceId: string, onChange: () => void): void {
  useEffect(() => {
    const connection = new InstanceConnection(instanceId, { standing: () => undefined, people: () => undefined, changed: onChange });
    void connection.open().catch(() => undefined);
    return () => connection.close();
  }, [instanceId, onChange]);
}

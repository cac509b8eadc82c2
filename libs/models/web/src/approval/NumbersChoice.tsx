import { CheckboxList, Failure, Field, Notice, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import type { ReactElement } from 'react';
import { KeepNumbersDocument } from './generated/graphql.js';
import type { Way } from './StepDialog.js';

const KEEP = 'numeri';

/** Whether the next text keeps the numbers of the approved one; saved at the choice. */
export function NumbersChoice({ instanceId, way }: { instanceId: string; way: Way }): ReactElement {
  const t = useMessages('approval');
  const keep = useChange(KeepNumbersDocument, (outcome) => outcome.keepNumbers, { refetch: ['Approvals'] });
  return (
    <>
      {keep.message && <Notice kind="danger">{keep.message}</Notice>}
      {keep.error != null && <Failure error={keep.error} />}
      <Field id={`numeri-${way.actKey}`} label={t('numbers.label', { act: way.shortName })} group>
        <CheckboxList name={`numeri-${way.actKey}`} values={way.numbersKept ? [KEEP] : []} disabled={keep.busy} onChange={(values) => void keep.run({ instanceId, actKey: way.actKey, keep: values.includes(KEEP) })} options={[{ value: KEEP, label: t('numbers.keep'), description: t('numbers.keepMeans') }]} />
      </Field>
    </>
  );
}

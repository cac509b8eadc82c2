import { Button, CheckboxList, Dialog, Failure, Field, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { NameStepRolesDocument, StepRolesDocument } from './generated/graphql.js';

const ROLES = ['REFERENTE', 'REDATTORE'];

/** Who of the Provincia takes which step; saved at every choice. */
export function RolesDialog({ enteId, onClose }: { enteId: string; onClose: () => void }): ReactElement {
  const t = useMessages('approval');
  const { data, error, refetch } = useQuery(StepRolesDocument, { variables: { enteId }, fetchPolicy: 'cache-and-network' });
  const name = useChange(NameStepRolesDocument, (outcome) => outcome.nameStepRoles, { refetch: ['StepRoles', 'Approvals'] });
  return (
    <Dialog
      open
      title={t('roles')}
      onClose={onClose}
      footer={
        <Button color="primary" size="sm" type="button" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <p>{t('rolesLead')}</p>
      {(name.message ?? name.problems['roles']) && <Notice kind="danger">{name.message ?? name.problems['roles']}</Notice>}
      {(error ?? name.error) != null && <Failure error={error ?? name.error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.stepRoles?.map(({ step, roles, named }) => (
        <Field key={step} id={`ruoli-${step}`} label={t(`step.${step}`)} help={named ? undefined : t('rolesUsual')} group>
          <CheckboxList name={`ruoli-${step}`} values={roles} onChange={(next) => void name.run({ enteId, step, roles: next })} options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
          {named && (
            <Button color="primary" outline size="xs" type="button" aria-label={`${t('rolesReset')}: ${t(`step.${step}`)}`} onClick={() => void name.run({ enteId, step, roles: null })}>
              {t('rolesReset')}
            </Button>
          )}
        </Field>
      ))}
    </Dialog>
  );
}

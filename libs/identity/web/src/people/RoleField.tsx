import { Field, RadioCards, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { offeredRoles } from './roles.js';

interface RoleFieldProps {
  readonly id: string;
  readonly enteKind: string;
  readonly value: string;
  readonly onChange: (role: string) => void;
  readonly error?: string | undefined;
}

/** The roles of an Ente of this kind, each with what it is for. */
export function RoleField({ id, enteKind, value, onChange, error }: RoleFieldProps): ReactNode {
  const t = useMessages('identity');
  return (
    <Field id={id} label={t('ente.role')} group error={error}>
      <RadioCards name={id} value={value} onChange={onChange} options={offeredRoles(enteKind).map((role) => ({ value: role, label: t(`role.${role}`), description: t(`roleMeaning.${role}`) }))} />
    </Field>
  );
}

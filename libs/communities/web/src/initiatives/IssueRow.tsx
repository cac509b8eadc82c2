import { Badge, formatDate, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { IssueFieldsFragment } from './generated/graphql.js';

/** An issue among others. */
export function IssueRow({ issue }: { readonly issue: IssueFieldsFragment }): ReactElement {
  return (
    <li className="com-row">
      <p className="com-row__title"><Link to={`/questioni/${issue.id}`}>{issue.title}</Link></p>
      <IssueFacts issue={issue} />
    </li>
  );
}

/** What it is, where it stands, who has it and by when. */
export function IssueFacts({ issue: { number, kind, severity, state, owner, dueOn, overdue } }: { readonly issue: IssueFieldsFragment }): ReactElement {
  const t = useMessages('initiatives');
  const over = state === 'RISOLTA' || state === 'CHIUSA';
  return (
    <p className="com-row__meta">
      <span>{t('register.number', { number })}</span>
      <Badge>{t(`kinds.${kind}`)}</Badge>
      <Badge tone={severity === 'CRITICA' ? 'danger' : severity === 'ALTA' ? 'warning' : 'neutral'}>{t('issue.severity', { name: t(`severities.${severity}`).toLowerCase() })}</Badge>
      <Badge tone={over ? 'success' : 'info'}>{t(`states.${state}`)}</Badge>
      <span>{owner ? t('register.owner', { name: owner.name }) : t('register.noOwner')}</span>
      {dueOn && <span>{t('register.due', { when: formatDate(dueOn) })}</span>}
      {overdue && <Badge tone="danger">{t('register.late')}</Badge>}
    </p>
  );
}

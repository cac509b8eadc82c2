import { Button, Failure, Notice, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { Link, useLocation } from 'react-router';
import { AcceptGuidelinesDocument, JoinCommunityDocument, type CommunityFieldsFragment } from '../generated/graphql.js';

/** The rules, and joining by accepting them; a member accepts a new version of them, before he writes again. */
export function JoinPanel({ community, onJoined }: { readonly community: CommunityFieldsFragment; readonly onJoined: () => void }): ReactElement | null {
  const t = useMessages('communities');
  const viewer = useViewer();
  const { pathname } = useLocation();
  const [accepted, setAccepted] = useState(false);
  const join = useChange(JoinCommunityDocument, (data) => data.joinCommunity, { refetch: ['Community', 'Communities', 'Discussions'] });
  if (community.guidelinesToAccept && !community.closedAt) return <AcceptPanel key={community.guidelinesVersion} community={community} />;
  if (community.role || community.closedAt) return null;
  async function go(): Promise<void> {
    if (await join.run({ id: community.id, accepted, version: community.guidelinesVersion })) onJoined();
  }
  return (
    <section className="com-panel" aria-labelledby="entra">
      <h2 id="entra" className="h5">{t('join.title')}</h2>
      {!viewer && (
        <p>
          <Link to="/accedi" state={{ from: pathname }}>{t('join.signIn')}</Link>
        </p>
      )}
      {viewer && !community.viewerCan.join && <p>{t(community.parentId ? 'join.noParent' : community.provinciaId ? 'join.noCircle' : 'join.noRole')}</p>}
      {community.viewerCan.join && (
        <>
          <p>{t('join.text')}</p>
          <Rules rules={community.guidelines} />
          {join.message && <Notice kind="danger"><p>{join.message}</p></Notice>}
          {join.error != null && <Failure error={join.error} />}
          <div className="form-check com-accept">
            <input id="accetto" type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} aria-describedby={join.problems['guidelinesAccepted'] ? 'accetto-errore' : undefined} />
            <label htmlFor="accetto">{t('join.accept')}</label>
          </div>
          {join.problems['guidelinesAccepted'] && <p id="accetto-errore" className="pc-field__error" role="alert">{join.problems['guidelinesAccepted']}</p>}
          <Button color="primary" disabled={join.busy} onClick={() => void go()}>{t('join.go')}</Button>
        </>
      )}
    </section>
  );
}

/** A new version of the rules, for a member who accepted an earlier one. Nothing of it is on the page for anybody else. */
export function AcceptPanel({ community, onAccepted }: { readonly community: CommunityFieldsFragment; readonly onAccepted?: () => void }): ReactElement | null {
  const t = useMessages('communities');
  const accept = useChange(AcceptGuidelinesDocument, (data) => data.acceptCommunityGuidelines, { refetch: ['Community'] });
  if (!community.guidelinesToAccept || community.closedAt) return null;
  async function go(): Promise<void> {
    if (await accept.run({ id: community.id, version: community.guidelinesVersion })) onAccepted?.();
  }
  return (
    <section className="com-panel" aria-labelledby="regole-nuove">
      <h2 id="regole-nuove" className="h5">{t('accept.title')}</h2>
      <p>{t('accept.text')} <Link to={`/community/${community.key}/regole`}>{t('accept.what')}</Link></p>
      <Rules rules={community.guidelines} />
      {accept.message && <Notice kind="danger"><p>{accept.message}</p></Notice>}
      {accept.problems['guidelinesAccepted'] && <p className="pc-field__error" role="alert">{accept.problems['guidelinesAccepted']}</p>}
      {accept.error != null && <Failure error={accept.error} />}
      <Button color="primary" disabled={accept.busy} onClick={() => void go()}>{t('accept.go')}</Button>
    </section>
  );
}

/** The rules of a community, one after another. */
export function Rules({ rules }: { readonly rules: readonly string[] }): ReactElement {
  return (
    <ol className="com-rules">
      {rules.map((rule) => <li key={rule}>{rule}</li>)}
    </ol>
  );
}

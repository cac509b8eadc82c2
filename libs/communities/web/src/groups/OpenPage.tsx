import './messages.js';
import '../communities.css';
import { Button, EmptyState, Failure, Field, Notice, Page, RadioCards, Skeleton, TextArea, TextInput, useMessages, useViewer, type Viewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { OpenCommunityDocument, OpenGroupDocument, OpeningPlacesDocument, OpenSpaceDocument, type CommunityVisibility } from './generated/graphql.js';

/** From the narrowest to the widest. */
const VISIBILITIES: readonly CommunityVisibility[] = ['INVITO', 'MEMBRI', 'PUBBLICA'];

/** Opens a working group of a community (`?gruppo=sua`), for UPI a community of the whole network (`?rete=nazionale`), or a space for the territory of one's Provincia. */
export function OpenPage(): ReactElement {
  const t = useMessages('groups');
  const navigate = useNavigate();
  const viewer = useViewer();
  const [search] = useSearchParams();
  const parentKey = search.get('gruppo');
  const { data, error, refetch } = useQuery(OpeningPlacesDocument, { fetchPolicy: 'cache-and-network' });
  const [clientKey] = useState(() => crypto.randomUUID() as string);
  const group = useChange(OpenGroupDocument, (result) => result.openGroup, { refetch: ['Communities'] });
  const space = useChange(OpenSpaceDocument, (result) => result.openSpace, { refetch: ['Communities'] });
  const network = useChange(OpenCommunityDocument, (result) => result.openCommunity, { refetch: ['Communities'] });
  const [title, setTitle] = useState('');
  const [purpose, setPurpose] = useState('');
  const [visibility, setVisibility] = useState<CommunityVisibility>('MEMBRI');
  const parent = data?.communities.find(({ key, viewerCan }) => key === parentKey && viewerCan.openGroup);
  const isNetwork = parentKey === null && search.has('rete') && isUpi(viewer);
  const provincia = parentKey === null && !isNetwork ? viewer?.memberships.find(({ enteKind, role }) => enteKind === 'PROVINCIA' && role === 'REFERENTE') : undefined;
  const heading = t(parentKey !== null ? 'open.group' : isNetwork ? 'open.network' : 'open.space');
  const crumbs = [{ label: t('communities'), to: '/community' }, ...(parent ? [{ label: parent.title, to: `/community/${parent.key}` }] : []), { label: heading }];
  if (!data) return <Page title={heading} crumbs={crumbs}>{error ? <Failure error={error} retry={refetch} /> : <Skeleton lines={8} />}</Page>;
  if (!parent && !provincia && !isNetwork) {
    return (
      <Page title={t('unknown')} crumbs={[{ label: t('communities'), to: '/community' }, { label: t('unknown') }]}>
        <EmptyState title={t('unknown')} action={<Link className="btn btn-primary" to="/community">{t('back')}</Link>}><p>{t('unknownText')}</p></EmptyState>
      </Page>
    );
  }
  const change = parent ? group : isNetwork ? network : space;
  const offered = VISIBILITIES.filter((each) => !parent || VISIBILITIES.indexOf(each) <= VISIBILITIES.indexOf(parent.visibility));
  const chosen = offered.includes(visibility) ? visibility : offered.at(-1)!;
  async function go(): Promise<void> {
    const input = { title, purpose, visibility: chosen };
    const outcome = parent ? await group.run({ parentId: parent.id, input, clientKey }) : isNetwork ? await network.run({ input, clientKey }) : await space.run({ provinciaId: provincia!.enteId, input, clientKey });
    if (outcome) await navigate(`/community/${outcome.key}`);
  }
  return (
    <Page title={heading} lead={parent ? t('open.groupLead', { title: parent.title }) : isNetwork ? t('open.networkLead') : t('open.spaceLead', { provincia: provincia!.ente })} crumbs={crumbs}>
      <form className="com-form" noValidate onSubmit={(event) => (event.preventDefault(), void go())}>
        <Field id="gruppo-nome" label={t('open.title')} error={change.problems['title']} required>
          <TextInput value={title} maxLength={120} onChange={setTitle} />
        </Field>
        <Field id="gruppo-scopo" label={t('open.purpose')} help={t('open.purposeHelp')} error={change.problems['purpose']} required>
          <TextArea value={purpose} onChange={setPurpose} rows={3} />
        </Field>
        <Field id="gruppo-lettori" label={t('open.visibility')} error={change.problems['visibility']} group>
          <RadioCards name="gruppo-lettori" value={chosen} onChange={(value) => setVisibility(value as CommunityVisibility)} options={offered.map((value) => ({ value, label: t(`open.${parent ? 'groupVisibility' : isNetwork ? 'networkVisibility' : 'spaceVisibility'}.${value}`) }))} />
        </Field>
        {change.message && <Notice kind="danger"><p>{change.message}</p></Notice>}
        {change.error != null && <Failure error={change.error} />}
        <div className="com-buttons">
          <Button color="primary" type="submit" disabled={change.busy}>{t('open.go')}</Button>
          <Link className="btn btn-outline-primary" to={parent ? `/community/${parent.key}` : '/community'}>{t('open.leave')}</Link>
        </div>
      </form>
    </Page>
  );
}

/** Whether he opens communities of the whole network. */
function isUpi(viewer: Viewer | null): boolean {
  return viewer?.memberships.some(({ enteKind, role }) => enteKind === 'UPI' && (role === 'CURATORE' || role === 'AMMINISTRATORE')) ?? false;
}

import '../messages.js';
import '../questionnaires.css';
import { EmptyState, Failure, Page, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { draftOf, emptyDraft } from '../editor/draft.js';
import { QuestionnaireForm } from '../editor/QuestionnaireForm.js';
import { QuestionnaireCommunityDocument, QuestionnaireDocument } from '../generated/graphql.js';
import { crumbsOf } from './AnswerPage.js';

/** Writes a questionnaire for the members of a community, or, without one, for Enti. */
export function NewQuestionnairePage(): ReactElement {
  const t = useMessages('questionnaires');
  const viewer = useViewer();
  const [search] = useSearchParams();
  const key = search.get('community');
  const { data, error, refetch } = useQuery(QuestionnaireCommunityDocument, { variables: { key: key ?? '' }, skip: key === null });
  const [id] = useState(() => crypto.randomUUID() as string);
  const community = data?.community;
  const isStaff = viewer?.memberships.some(({ enteKind, role }) => enteKind === 'UPI' && (role === 'CURATORE' || role === 'AMMINISTRATORE')) ?? false;
  const may = key === null ? isStaff : community?.viewerCan.moderate;
  const waits = key !== null && !data;
  return (
    <Page title={t('new')} lead={community && may ? t('form.forCommunity', { title: community.title }) : undefined} crumbs={[community ? { label: community.title, to: `/community/${community.key}` } : { label: t('title'), to: '/questionari' }, { label: t('new') }]}>
      {error && waits && <Failure error={error} retry={refetch} />}
      {waits && !error && <Skeleton lines={10} />}
      {!waits && !may && <Barred />}
      {!waits && may && <QuestionnaireForm id={id} communityId={community?.id ?? null} initial={emptyDraft(key !== null)} revision={0} wordsOnly={false} published={false} leaveTo={community ? `/community/${community.key}` : '/questionari'} />}
    </Page>
  );
}

/** Goes on with a draft, or corrects the words of an open questionnaire. */
export function ChangeQuestionnairePage(): ReactElement {
  const t = useMessages('questionnaires');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(QuestionnaireDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const questionnaire = data?.questionnaire?.questionnaire;
  const waits = !data;
  const may = questionnaire?.viewerCanOrganise && questionnaire.state !== 'CHIUSO' && !questionnaire.discussionId;
  const enti = (data?.questionnaire?.enti ?? []).map((ente) => ({ id: ente.id, name: ente.denominazione }));
  return (
    <Page title={questionnaire?.title || t('new')} crumbs={questionnaire ? crumbsOf(questionnaire, { label: questionnaire.title || t('new') }, t('title')) : [{ label: t('title'), to: '/questionari' }]}>
      {error && waits && <Failure error={error} retry={refetch} />}
      {waits && !error && <Skeleton lines={10} />}
      {!waits && !may && <Barred />}
      {!waits && questionnaire && may && (
        <QuestionnaireForm key={id} id={id} communityId={questionnaire.communityId} initial={draftOf(questionnaire, enti)} revision={questionnaire.revision} wordsOnly={questionnaire.state === 'APERTO'} published={questionnaire.state !== 'BOZZA'} leaveTo={questionnaire.communityKey ? `/community/${questionnaire.communityKey}` : '/questionari'} />
      )}
    </Page>
  );
}

function Barred(): ReactElement {
  const t = useMessages('questionnaires');
  return <EmptyState title={t('form.notAllowed')} action={<Link className="btn btn-primary" to="/questionari">{t('back')}</Link>} />;
}

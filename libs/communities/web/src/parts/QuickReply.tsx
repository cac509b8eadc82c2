import { isEmptyPost, type PostText } from '@province-comuni/communities-contract';
import { Button, Failure, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useApolloClient } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { AttachmentFields } from '../attachments/AttachmentFields.js';
import { useAttachments } from '../attachments/useAttachments.js';
import type { EditorHandle } from '../editor/PostEditor.js';
import { AnswerDiscussionDocument } from '../generated/graphql.js';
import { useKeptText } from '../hooks/useKeptText.js';
import type { PostData, ThreadData } from '../hooks/useThread.js';
import { MyModerationDocument, type HoldReason } from '../moderation/generated/graphql.js';
import { HeldNotice } from '../moderation/OwnPanels.js';
import { Composer } from './Composer.js';

interface Props {
  readonly head: ThreadData;
  readonly onReady: (handle: EditorHandle) => void;
  readonly onAnswered: (post: PostData) => Promise<void>;
  /** It was not taken: what stands above may be another by now. */
  readonly onRefused: () => void;
  /** Something was typed. */
  readonly onTyping: () => void;
}

/** The answer at the end of a discussion. What is typed stays until it was taken; sent twice it is one answer. */
export function QuickReply({ head, onReady, onAnswered, onRefused, onTyping }: Props): ReactElement {
  const t = useMessages('communities');
  const kept = useKeptText({ discussionId: head.discussion.id }, true);
  const [restored, setRestored] = useState(true);
  const [text, setText] = useState<PostText | null>(null);
  const attachments = useAttachments(head.discussion.id);
  const [waits, setWaits] = useState(false);
  const [sent, setSent] = useState(false);
  const [held, setHeld] = useState<HoldReason | null>(null);
  const client = useApolloClient();
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const answer = useChange(AnswerDiscussionDocument, (data) => data.answer);
  const isClosed = answer.refusal?.__typename === 'Refused' && answer.refusal.code === 'COMMUNITIES.CLOSED';
  if (!kept.found) return <Skeleton lines={3} />;
  const written = text ?? kept.found.text;
  async function send(): Promise<void> {
    setWaits(attachments.isUnfinished);
    if (attachments.isUnfinished) return;
    const outcome = await answer.run({ input: { discussionId: head.discussion.id, text: written, clientKey: kept.clientKey, attachments: attachments.inputs } });
    if (!outcome) {
      // The page may lose its form for it: what was typed last is read below from then on.
      await kept.save();
      return onRefused();
    }
    attachments.clear();
    editor?.clear();
    kept.forget();
    setText({ type: 'doc', content: [] });
    setRestored(false);
    setHeld(outcome.__typename === 'PostHeld' ? outcome.holdReason : null);
    if (outcome.__typename === 'PostHeld') return void (await client.refetchQueries({ include: [MyModerationDocument] }));
    setSent(true);
    await onAnswered(outcome.post);
  }
  function change(next: PostText): void {
    setText(next);
    if (!isEmptyPost(next)) {
      setSent(false);
      setHeld(null);
      onTyping();
    }
    kept.keep({ kind: null, title: '', text: next });
  }
  return (
    <section id="rispondi" className="com-reply" aria-label={t('thread.reply')}>
      <div role="status">
        {sent && <Notice kind="success"><p>{t('thread.sent')}</p></Notice>}
        {held && <HeldNotice reason={held} />}
        {kept.restored && restored && text === null && <Notice kind="info"><p>{t('draft.restored')}</p></Notice>}
      </div>
      {answer.message && <Notice kind="danger"><p>{isClosed ? t('thread.closedKept') : answer.message}</p></Notice>}
      {answer.error != null && <Failure error={answer.error} />}
      <AttachmentFields attachments={attachments} problems={answer.problems} waits={waits}>
        <Composer
          label={t('thread.reply')}
          initial={kept.found.text}
          communityId={head.community.id}
          onChange={change}
          onReady={(handle) => {
            setEditor(handle);
            onReady(handle);
          }}
          problem={answer.problems['text']}
        />
      </AttachmentFields>
      <div className="com-buttons">
        <Button color="primary" disabled={answer.busy} onClick={() => void send()}>{t('thread.send')}</Button>
      </div>
    </section>
  );
}

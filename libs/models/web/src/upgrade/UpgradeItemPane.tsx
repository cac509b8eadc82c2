import { Badge, Button, Field, formatDateTime, LegalLink, Notice, TextArea, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { RedlineView } from '../components/RedlineView.js';
import type { ChipLabels } from '../editor/clause-extensions.js';
import { UpgradeEdit } from './UpgradeEdit.js';
import { asOneText, choiceMessage, resultOf } from './upgrade-view.js';
import type { UpgradeData, UpgradeItemData, UpgradeTextData, UpgradeWork } from './useUpgrade.js';

interface Props {
  readonly item: UpgradeItemData;
  readonly upgrade: UpgradeData;
  readonly labels: ChipLabels;
  readonly work: UpgradeWork;
  /** A decision was kept: on to the next. */
  readonly onDecided: () => void;
}

const CHOICES = ['ACCEPT', 'MODEL', 'OURS', 'EDIT', 'LATER'] as const;

/** One clause: the model before and now, the Provincia's text, the proposal, why, and what one can do. */
export function UpgradeItemPane({ item, upgrade, labels, work, onDecided }: Props): ReactElement {
  const t = useMessages('upgrade');
  const [form, setForm] = useState<'OURS' | 'EDIT' | null>(null);
  const before = asOneText(item.before);
  const ours = item.ours.length > 0 ? item.ours : item.before;
  const result = resultOf(item);

  async function choose(choice: string): Promise<void> {
    if (choice === 'EDIT' || choice === 'OURS') return setForm(choice);
    if (await work.decide(item, { choice })) onDecided();
  }

  return (
    <article aria-labelledby="voce-titolo">
      <header>
        <h2 id="voce-titolo" tabIndex={-1} className="h5">
          {item.label}
        </h2>
        <p className="models-facts">
          {item.actName} · <Badge>{t(`class.${item.class}`)}</Badge>
        </p>
      </header>
      <div className="upgrade-columns">
        <Column id="before" texts={item.before} from={null} labels={labels} />
        <Column id="now" texts={item.now} from={item.before.length > 0 ? before : null} labels={labels} />
        <Column id="ours" texts={item.ours} from={item.before.length > 0 ? before : null} labels={labels} />
      </div>
      <section className="upgrade-proposal" aria-labelledby="proposta-titolo">
        <h3 id="proposta-titolo" className="h6">
          {item.choice === null ? t('column.proposal') : t('column.result')}
        </h3>
        {result.length === 0 ? <p>{t('absent.proposal')}</p> : <RedlineView before={ours.length > 0 ? asOneText(ours) : asOneText(result)} after={asOneText(result)} labels={labels} />}
        {item.class === 'CONFLICT' && item.choice === null && item.choices.includes('EDIT') && <p className="models-facts">{t('startsFromOurs')}</p>}
      </section>
      <Why item={item} />
      {item.choice !== null && (
        <Notice kind={item.choice === 'LATER' ? 'info' : 'success'}>
          <p>
            {t(`chosen.${item.choice}`)}. {item.decidedBy && item.decidedAt && t('decidedBy', { name: item.decidedBy, date: formatDateTime(item.decidedAt) })} {item.reason && t('ownReason', { reason: item.reason })}
          </p>
          {upgrade.viewerCanEdit && item.decidedBy !== null && (
            <Button size="xs" outline color="primary" type="button" disabled={work.busy} onClick={() => void work.withdraw(item)}>
              {t('withdraw')}
            </Button>
          )}
        </Notice>
      )}
      {upgrade.viewerCanEdit && form === null && (
        <div className="upgrade-choices" role="group" aria-label={t('choose')}>
          {CHOICES.filter((choice) => item.choices.includes(choice) && (item.choice !== choice || choice === 'EDIT')).map((choice, index) => (
            <Button key={choice} color="primary" outline={index > 0 || item.choice !== null} size="sm" type="button" disabled={work.busy} onClick={() => void choose(choice)}>
              {t(choiceMessage(item, choice))}
            </Button>
          ))}
        </div>
      )}
      {form === 'OURS' && <ReasonForm item={item} work={work} onDone={onDecided} onCancel={() => setForm(null)} />}
      {form === 'EDIT' && <UpgradeEdit item={item} upgrade={upgrade} labels={labels} work={work} onDone={onDecided} onCancel={() => setForm(null)} />}
      <p className="models-facts upgrade-reading">{t('reading')}</p>
    </article>
  );
}

function Column({ id, texts, from, labels }: { id: 'before' | 'now' | 'ours'; texts: readonly UpgradeTextData[]; from: ReturnType<typeof asOneText> | null; labels: ChipLabels }): ReactElement {
  const t = useMessages('upgrade');
  const text = asOneText(texts);
  return (
    <section className="upgrade-column" aria-labelledby={`colonna-${id}`}>
      <h3 id={`colonna-${id}`} className="h6">
        {t(`column.${id}`)}
      </h3>
      {texts.length === 0 ? <p className="models-facts">{t(`absent.${id}`)}</p> : <RedlineView before={from ?? text} after={text} labels={labels} />}
    </section>
  );
}

function Why({ item }: { item: UpgradeItemData }): ReactElement {
  const t = useMessages('upgrade');
  const sources = item.notes.flatMap((note) => note.legalSources);
  return (
    <section className="upgrade-why" aria-labelledby="perche-titolo">
      <h3 id="perche-titolo" className="h6">
        {t('why')}
      </h3>
      <p>{item.because}</p>
      {item.lineageReasons.map((reason) => (
        <p key={reason}>{t('authorsReason', { reason })}</p>
      ))}
      {item.notes.map((note, index) => (
        <p key={index}>
          {t('note', { version: note.version, text: note.text })} <span className="models-facts">{t('newsReason', { reason: note.reason })}</span>
        </p>
      ))}
      {sources.length > 0 && (
        <p>
          {sources.map((source) => (
            <span key={source.urn}>
              <LegalLink {...source} />{' '}
            </span>
          ))}
        </p>
      )}
      {item.resembles.map((name) => (
        <p key={name}>{t('resembles', { name })}</p>
      ))}
    </section>
  );
}

/** Against the model one says why. */
function ReasonForm({ item, work, onDone, onCancel }: { item: UpgradeItemData; work: UpgradeWork; onDone: () => void; onCancel: () => void }): ReactElement {
  const t = useMessages('upgrade');
  const [reason, setReason] = useState(item.reason ?? '');
  return (
    <form
      className="clause-form"
      onSubmit={(event) => {
        event.preventDefault();
        void work.decide(item, { choice: 'OURS', reason }).then((kept) => kept && onDone());
      }}
    >
      <Field id="motivo-nostro" label={t('reason')} help={t('reasonHelp')} required>
        <TextArea rows={3} value={reason} onChange={setReason} />
      </Field>
      <div className="clause-form-actions">
        <Button color="primary" size="sm" type="submit" disabled={work.busy}>
          {t('confirm')}
        </Button>{' '}
        <Button color="primary" outline size="sm" type="button" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

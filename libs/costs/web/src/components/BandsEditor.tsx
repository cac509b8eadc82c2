import { Button, formatNumber, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { changed, type DraftService } from '../scenario-draft.js';

interface Props {
  /** Path of the list: problems come at `path[row].from`. */
  readonly path: string;
  readonly bands: DraftService['bands'];
  readonly onChange: (bands: DraftService['bands']) => void;
  readonly problems: Readonly<Record<string, string>>;
  readonly disabled: boolean;
}

const PARTS = ['from', 'to', 'amount'] as const;

/** Bands as rows of three numbers; what is wrong with a row stands under it, tied to its field. */
export function BandsEditor({ path, bands, onChange, problems, disabled }: Props): ReactElement {
  const t = useMessages('costs');
  const list = problems[path];
  // A new band takes its beginning from the end of the one before; the open end stays the last.
  const add = (): void => onChange([...bands, { from: nextFrom(bands), to: '', amount: '' }]);
  return (
    <fieldset className="costs-bands">
      <legend className="visually-hidden">{t('bands.title')}</legend>
      <div className="costs-bands__head" aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part}>{t(`bands.${part}`)}</span>
        ))}
        <span />
      </div>
      <ol>
        {bands.map((band, row) => {
          const wrong = PARTS.flatMap((part) => (problems[`${path}[${row}].${part}`] ? [{ part, message: problems[`${path}[${row}].${part}`]! }] : []));
          return (
            <li key={row}>
              <div className="costs-bands__row">
                {PARTS.map((part) => {
                  const isWrong = wrong.some((each) => each.part === part);
                  const id = `${path}-${row}-${part}`;
                  return <input key={part} id={id} className={isWrong ? 'pc-input costs-wrong' : 'pc-input'} inputMode={part === 'amount' ? 'decimal' : 'numeric'} aria-label={t(`bands.${part}Of`, { row: row + 1 })} aria-invalid={isWrong || undefined} aria-describedby={isWrong ? `${id}-error` : undefined} placeholder={part === 'to' && row === bands.length - 1 ? t('bands.open') : undefined} value={band[part]} disabled={disabled} onChange={(event) => onChange(changed(bands, row, { [part]: event.target.value }))} />;
                })}
                <button type="button" className="costs-remove" aria-label={t('bands.remove', { row: row + 1 })} disabled={disabled || bands.length === 1} onClick={() => onChange(bands.filter((_, at) => at !== row))}>
                  <span aria-hidden="true">×</span>
                </button>
              </div>
              {wrong.map(({ part, message }) => (
                <p key={part} id={`${path}-${row}-${part}-error`} className="pc-field__error" role="alert">
                  {message}
                </p>
              ))}
            </li>
          );
        })}
      </ol>
      {list && (
        <p className="pc-field__error" role="alert">
          {list}
        </p>
      )}
      <Button color="primary" outline size="xs" type="button" disabled={disabled} onClick={add}>
        {t('bands.add')}
      </Button>
    </fieldset>
  );
}

function nextFrom(bands: DraftService['bands']): string {
  const end = Number((bands.at(-1)?.to ?? '').replaceAll('.', ''));
  return Number.isInteger(end) && end > 0 ? formatNumber(end + 1) : '';
}

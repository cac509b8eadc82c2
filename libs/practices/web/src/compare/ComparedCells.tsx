import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { ComparedLine } from '../words.js';

/** What one sheet says on a line: its rows, the number as a small bar beside the others, or that it has no such thing. */
export function ComparedCellView({ line, sheet }: { line: ComparedLine; sheet: number }): ReactElement {
  const t = useMessages('practices');
  const cell = line.cells[sheet]!;
  const numbers = line.cells.map(({ number }) => number);
  const known = numbers.filter((value): value is number => value !== null);
  const most = Math.max(...known, 0);
  return (
    <div className="cmp-cell">
      {cell.rows.length === 0 && <span className="cmp-empty">{cell.note || t('cmp.nothing')}</span>}
      {cell.rows.length > 0 && (
        <ul className={cell.rows.length === 1 ? 'list-unstyled ps-0' : ''}>
          {cell.rows.map(({ name, facts }, index) => (
            <li key={index}>
              {name && <span className="cmp-name">{name}</span>}
              {name && facts.length > 0 && ': '}
              {facts.length > 0 ? facts.join(' · ') : !name && t('cmp.there')}
            </li>
          ))}
        </ul>
      )}
      {cell.rows.length > 0 && cell.note && <span className="pr-source">{cell.note}</span>}
      {/* The number is in the words above: the bar only lets it be seen beside the others. */}
      {known.length > 1 && cell.number !== null && most > 0 && (
        <span className="cmp-mini" aria-hidden="true">
          <span style={{ width: `${(100 * cell.number) / most}%` }} />
        </span>
      )}
    </div>
  );
}

/** In words that the sheets do not say the same, and by how much. */
export function DiffersMark({ line }: { line: ComparedLine }): ReactElement | null {
  const t = useMessages('practices');
  if (!line.differs) return null;
  return (
    <>
      <span className="cmp-mark">{t('cmp.differs')}</span>
      {line.spread && <span className="pr-source">{t('cmp.spread', { value: line.spread })}</span>}
    </>
  );
}

import { useId, useState, type ReactNode } from 'react';

interface Props {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  /** What is below is made when it is first opened: it asks the server for something. */
  readonly lazy?: boolean;
}

/** A heading that opens what is below it. */
export function Disclosure({ summary, children, open = false, lazy = false }: Props): ReactNode {
  const [isOpen, setOpen] = useState(open);
  const id = useId();
  return (
    <div className="pc-disclosure">
      <button type="button" className="pc-disclosure__button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {summary}
      </button>
      <div id={id} hidden={!isOpen} className="pc-disclosure__body">
        {(!lazy || isOpen) && children}
      </div>
    </div>
  );
}

import type { ReactElement } from 'react';
import type { DraftData, PartKind, PartShapes } from '../draft-data.js';

/** The form of one kind of part. It draws fields and says what changed; who uses it keeps the value, saves it and shows what the whole was refused for. */
export interface PartFormProps<K extends PartKind> {
  readonly draft: DraftData;
  readonly value: PartShapes[K];
  /** What is wrong with each field, by its path: `options[2].label`. */
  readonly problems: Readonly<Record<string, string>>;
  /** A new part: its name can still be chosen. */
  readonly isNew: boolean;
  readonly onChange: (value: PartShapes[K]) => void;
}

export type PartForm<K extends PartKind> = (props: PartFormProps<K>) => ReactElement;

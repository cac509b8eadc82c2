import type { NumberingName } from './word-frame.js';

/** Hands out the numbering instances of one document, each starting where its list starts. */
export class WordNumbering {
  private readonly xml: string[] = [];
  private dashInstance: number | undefined;

  constructor(private readonly abstractIds: Readonly<Record<NumberingName, number>>) {}

  /** A new instance that counts from `start` at `level`; dashes count nothing and share one. */
  instance(name: NumberingName, level: number, start: number): number {
    if (name === 'dash') return (this.dashInstance ??= this.add(name, ''));
    return this.add(name, `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`);
  }

  /** The `w:num` elements of all instances handed out. */
  get instances(): string {
    return this.xml.join('');
  }

  private add(name: NumberingName, override: string): number {
    const id = this.xml.length + 1;
    this.xml.push(`<w:num w:numId="${id}"><w:abstractNumId w:val="${this.abstractIds[name]}"/>${override}</w:num>`);
    return id;
  }
}

/** Follows one list or one sequence of headings: the same instance while numbers follow each other, a new one after a jump. */
export class NumberSequence {
  private name: NumberingName | undefined;
  private instanceId = 0;
  private next = 0;

  constructor(
    private readonly numbering: WordNumbering,
    private readonly level: number,
  ) {}

  /** Instance under which Word counts `value` next. */
  at(name: NumberingName, value: number): number {
    if (name !== this.name || (name !== 'dash' && value !== this.next)) {
      this.instanceId = this.numbering.instance(name, this.level, value);
      this.name = name;
    }
    this.next = value + 1;
    return this.instanceId;
  }
}

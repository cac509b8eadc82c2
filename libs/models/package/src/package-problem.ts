/** A package that cannot be read: which file, which line (1-based, 0 when the whole file), and why in Italian. */
export class PackageProblem extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}${line > 0 ? `, riga ${line}` : ''}: ${reason}`);
    this.name = 'PackageProblem';
  }
}

import { refused, TOO_LARGE } from './refused.mjs';

/** Letters kept of one file: some 3,000 dense pages. */
const MAX_CHARACTERS = 12_000_000;
const MAX_SECTIONS = 50_000;

/** Gathers the text of a file section by section. */
export class Sections {
  #done = [];
  #current = { page: null, heading: '', lines: [] };
  #characters = 0;
  cut = false;

  /** Begins a page, slide, sheet or section. */
  begin(page, heading) {
    this.#end();
    this.#current = { page, heading: tidy(heading).slice(0, 500), lines: [] };
  }

  /** Gives the section begun last its heading. */
  title(heading) {
    this.#current.heading = tidy(heading).slice(0, 500);
  }

  /** Adds a paragraph; empty ones part nothing. */
  add(text) {
    const line = tidy(text);
    if (!line || this.cut) return;
    if (this.#characters + line.length > MAX_CHARACTERS) {
      this.cut = true;
      return;
    }
    this.#characters += line.length;
    this.#current.lines.push(line);
  }

  /** Adds a row of a table: its cells parted by tabs, empty ones kept where others follow. */
  addRow(cells) {
    // A frame around some text is no table.
    if (cells.length === 1) return cells[0].split('\n').forEach((line) => this.add(line));
    const row = cells.map((cell) => tidy(cell.replace(/\s*\n\s*/g, ' ').replaceAll('\t', ' ')));
    while (row.at(-1) === '') row.pop();
    if (row.length === 0 || this.cut) return;
    // A sign that is no letter keeps the place of a first cell that is empty: a paragraph begins with no tab.
    this.add(row.map((cell, index) => (index === 0 && cell === '' ? '–' : cell)).join('\t'));
  }

  get characters() {
    return this.#characters;
  }

  finish() {
    this.#end();
    return this.#done;
  }

  #end() {
    const { page, heading, lines } = this.#current;
    if (lines.length > 0 || heading !== '' || page !== null) this.#done.push({ page, heading, text: lines.join('\n\n') });
    if (this.#done.length > MAX_SECTIONS) throw refused('TOO_COSTLY', TOO_LARGE, 'sections');
  }
}

function tidy(text) {
  return text.replace(/[ \u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n').trim();
}

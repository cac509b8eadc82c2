import { strFromU8, unzipSync } from 'fflate';

/** Reads an ODT back as a word processor shows it: text with the numbers that its list styles count. Fails on XML that is not balanced. */
export function readOdt(bytes: Uint8Array): { readonly text: string; readonly parts: Record<string, string> } {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
  const body = /<office:text>(.*)<\/office:text>/s.exec(parts['content.xml']!)![1]!;
  return { text: new OdtReader(parts['styles.xml']!).read(body), parts };
}

interface OpenList {
  readonly style: string;
  readonly counter: { value: number };
  /** Number of the open item, until its first paragraph has shown it. */
  pending: boolean;
}

class OdtReader {
  private readonly lists: OpenList[] = [];
  private readonly known = new Map<string, { value: number }>();
  private readonly open: string[] = [];
  private readonly out: string[] = [];

  constructor(private readonly styles: string) {}

  read(xml: string): string {
    for (const [, closing, name, attributes, empty, text] of xml.matchAll(/<(\/?)([\w:-]+)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/g)) {
      if (text !== undefined) this.out.push(unescapeXml(text));
      else if (closing) this.end(name!);
      else this.start(name!, attributes!, empty === '/');
    }
    if (this.open.length > 0) throw new Error(`Open elements: ${this.open.join(' ')}`);
    return this.out.join('');
  }

  private start(name: string, attributes: string, empty: boolean): void {
    const value = (key: string) => new RegExp(`${key}="([^"]*)"`).exec(attributes)?.[1];
    if (!empty) this.open.push(name);
    if (name === 'text:s' || name === 'text:tab' || name === 'text:line-break') this.out.push(' ');
    if (name === 'text:list') {
      const counter = this.known.get(value('text:continue-list') ?? '') ?? { value: 0 };
      const id = value('xml:id');
      if (id) this.known.set(id, counter);
      this.lists.push({ style: value('text:style-name')!, counter, pending: false });
    }
    if (name === 'text:list-item') {
      const list = this.lists.at(-1)!;
      const start = value('text:start-value');
      if (start) list.counter.value = Number(start) - 1;
      list.pending = true;
    }
    if (name === 'text:p' || name === 'text:h') this.showNumber();
    if (name === 'table:table' && this.lists.length > 0) throw new Error('OpenDocument allows no table in a list');
    if (empty && (name === 'text:p' || name === 'text:h')) this.out.push('\n');
  }

  private end(name: string): void {
    const opened = this.open.pop();
    if (opened !== name) throw new Error(`</${name}> closes <${opened}>`);
    if (name === 'text:p' || name === 'text:h') this.out.push('\n');
    if (name === 'text:list-item') this.lists.at(-1)!.pending = false;
    if (name === 'text:list') this.lists.pop();
  }

  private showNumber(): void {
    const list = this.lists.at(-1);
    if (!list?.pending) return;
    list.pending = false;
    list.counter.value++;
    this.out.push(`${this.label(list)} `);
  }

  private label(list: OpenList): string {
    const style = new RegExp(`<text:list-style style:name="${list.style}".*?</text:list-style>`, 's').exec(this.styles)![0];
    const level = new RegExp(`<text:list-level-style-\\w+ text:level="${this.lists.length}"[^>]*>`).exec(style)![0];
    const part = (key: string) => new RegExp(`${key}="([^"]*)"`).exec(level)?.[1] ?? '';
    if (level.includes('style-bullet')) return part('text:bullet-char');
    const shown = part('style:num-format') === 'a' ? String.fromCharCode(96 + list.counter.value) : String(list.counter.value);
    return part('style:num-prefix') + shown + part('style:num-suffix');
  }
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

import { strFromU8, unzipSync } from 'fflate';

/** Reads a DOCX back as Word shows it: text with the numbers that its numbering definitions count. */
export function readDocx(bytes: Uint8Array): { readonly text: string; readonly parts: Record<string, string> } {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
  const numbers = new NumberReader(parts['word/numbering.xml']!);
  const body = /<w:body>(.*)<w:sectPr/s.exec(parts['word/document.xml']!)![1]!;
  const lines = [...body.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, xml]) => {
    const counted = /<w:ilvl w:val="(\d+)"\/><w:numId w:val="(\d+)"\/>/.exec(xml!);
    return `${counted ? `${numbers.next(counted[2]!, Number(counted[1]))} ` : ''}${paragraphText(xml!)}`;
  });
  return { text: lines.join('\n'), parts };
}

class NumberReader {
  private readonly counters = new Map<string, number>();
  private readonly started = new Set<string>();

  constructor(private readonly xml: string) {}

  next(numId: string, level: number): string {
    const instance = new RegExp(`<w:num w:numId="${numId}".*?</w:num>`, 's').exec(this.xml)![0];
    const abstractId = /<w:abstractNumId w:val="(\d+)"/.exec(instance)![1]!;
    const definition = new RegExp(`<w:abstractNum w:abstractNumId="${abstractId}".*?</w:abstractNum>`, 's').exec(this.xml)![0];
    const levelXml = new RegExp(`<w:lvl w:ilvl="${level}".*?</w:lvl>`, 's').exec(definition)![0];
    const start = new RegExp(`<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="(\\d+)"`).exec(instance)?.[1];
    // Instances of one definition share its counter; an instance with its own start begins there, once.
    const key = `${abstractId}/${level}`;
    const restarts = start !== undefined && !this.started.has(`${numId}/${level}`);
    this.started.add(`${numId}/${level}`);
    const value = restarts ? Number(start) : (this.counters.get(key) ?? 0) + 1;
    this.counters.set(key, value);
    const format = /<w:numFmt w:val="(\w+)"/.exec(levelXml)![1];
    const shown = format === 'lowerLetter' ? String.fromCharCode(96 + value) : String(value);
    return /<w:lvlText w:val="([^"]*)"/.exec(levelXml)![1]!.replace(`%${level + 1}`, shown);
  }
}

function paragraphText(xml: string): string {
  const spaced = xml.replace(/<w:(?:tab|br)\/>/g, '<w:t> </w:t>');
  return [...spaced.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map(([, text]) => unescapeXml(text!)).join('');
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

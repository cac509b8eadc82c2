import type { Readable } from 'node:stream';
import type { OpenedFile } from '@province-comuni/documents-domain';
import type { ObjectStorage } from '@province-comuni/platform-ports';
import ZipStream from 'zip-stream';

/** Files as one ZIP, read one after the other while it is sent: nothing is gathered first. A file that breaks off breaks the ZIP off: half of one is never handed over as whole. */
export function zipOf(files: readonly OpenedFile[], storage: Pick<ObjectStorage, 'read'>): Readable {
  // Documents are compressed in themselves: trying again costs time and gives nothing.
  const zip = new ZipStream({ store: true });
  void fill(zip, files, storage).catch((error: unknown) => zip.destroy(error as Error));
  return zip;
}

async function fill(zip: ZipStream, files: readonly OpenedFile[], storage: Pick<ObjectStorage, 'read'>): Promise<void> {
  for (const [name, { version, file }] of named(files)) {
    const content = await storage.read(file.sha256);
    // Who asked may have left while the file was opened: it must not stay open.
    if (zip.destroyed) return void content.destroy();
    const leave = (): void => void content.destroy();
    await new Promise<void>((resolve, reject) => {
      content.once('error', reject);
      zip.once('close', leave);
      zip.entry(content, { name, date: version.createdAt }, (error) => (error ? reject(error) : resolve()));
    });
    zip.off('close', leave);
  }
  zip.finish();
}

/** Each file under a name of its own: the second `verbale.pdf` is `verbale (2).pdf`. Names are only names: no folders. */
export function named(files: readonly OpenedFile[]): [string, OpenedFile][] {
  const taken = new Set<string>();
  return files.map((file) => {
    const plain = file.version.fileName.replace(/[/\\]/g, '-');
    const dot = plain.lastIndexOf('.') > 0 ? plain.lastIndexOf('.') : plain.length;
    let name = plain;
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${plain.slice(0, dot)} (${copy})${plain.slice(dot)}`;
    taken.add(name.toLowerCase());
    return [name, file];
  });
}

import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import ZipStream from 'zip-stream';

/** A folder as a ZIP, read while it is taken. Links are not followed and not packed: only plain files. */
export function zipOfFolder(folder: string): Readable {
  const zip = new ZipStream({ store: true });
  void fill(zip, folder).catch((error: unknown) => zip.destroy(error as Error));
  return zip;
}

async function fill(zip: ZipStream, folder: string): Promise<void> {
  for await (const path of filesOf(folder, '')) {
    const content = createReadStream(join(folder, path));
    await new Promise<void>((resolve, reject) => {
      content.once('error', reject);
      zip.entry(content, { name: path }, (error) => (error ? reject(error) : resolve()));
    });
  }
  zip.finish();
}

/** Paths with `/`, in the order of their names. */
async function* filesOf(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesOf(root, path);
    else if (entry.isFile()) yield path;
  }
}

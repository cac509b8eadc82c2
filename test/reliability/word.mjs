// The Word round trip with a real word processor: LibreOffice opens the convention as it went out, changes it with tracking, saves it as DOCX, and it is brought back.
// Needs Debian's libreoffice-writer-nogui and python3-uno. Word itself is not to be had here, and a comment put in without a screen ends LibreOffice 7.4: comments are tried in word-reviews.int-spec.ts only.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Acts } from './support/acts.mjs';
import { asking } from './support/asking.mjs';
import { Person, Product, root, verdict } from './support/product.mjs';
import { Sender } from './support/uploads.mjs';

if (spawnSync('which', ['soffice']).status !== 0) throw new Error('apt-get install libreoffice-writer-nogui python3-uno');
const folder = mkdtempSync(join(process.env.KEEP ?? tmpdir(), 'province-comuni-word-'));
const port = await freePort();
const office = { port: await freePort() };
const product = await Product.start({ port, dataDir: join(folder, 'data') });
office.child = spawn('soffice', ['--headless', '--norestore', `--accept=socket,host=127.0.0.1,port=${office.port};urp;`, `-env:UserInstallation=file://${folder}/office`], { stdio: 'ignore' });

/** Opens, changes and saves. @returns what the word processor saw of the file, and the new file */
function throughOffice(name, bytes, changes) {
  const [source, target] = [join(folder, `${name}.docx`), join(folder, `${name} rivista.docx`)];
  writeFileSync(source, bytes);
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [join(root, 'test/reliability/support/libreoffice.py'), String(office.port), source, target, JSON.stringify(changes)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { ...JSON.parse(stdout), bytes: readFileSync(target) };
}

const RETURNS = 'viewerCanBring acts { actKey returns { id match proposals comments additions untracked already formatting unplaced { text } } }';

try {
  const person = await new Person(port).signIn(product.account('redattore.pesaro'));
  const request = asking(person);
  const sender = async () => new Sender(person, (await request('{ me { memberships { enteId } } }')).me.memberships[0].enteId);
  /** One convention that goes out, is changed and comes back. */
  const trip = async (name, changes) => {
    const acts = await Acts.make(person, { title: name });
    const sent = await person.post(`/api/instances/${acts.id}/word-review`, { actKey: 'convenzione' });
    if (sent.status !== 200) throw new Error(`${sent.status} ${await sent.text()}`);
    const seen = throughOffice(name, Buffer.from(await sent.arrayBuffer()), changes);
    const { id } = await (await sender()).send(seen.bytes, undefined, `${name}.docx`);
    const { bringBackWordFile: brought } = await request(`mutation ($id: ID!, $uploadId: ID!) { bringBackWordFile(instanceId: $id, actKey: "convenzione", uploadId: $uploadId) { __typename ... on WordFileBrought { reviews { ${RETURNS} } } ... on InvalidInput { problems { message } } ... on Refused { message } } }`, { id: acts.id, uploadId: id });
    if (brought.__typename !== 'WordFileBrought') throw new Error(JSON.stringify(brought));
    const { instanceReview } = await request('query ($id: ID!) { instanceReview(instanceId: $id) { suggestions { clauseId proposed { body } author { name } } comments { clauseId quote text author { name } } } }', { id: acts.id });
    return { tracking: seen.tracking, bookmarks: seen.bookmarks, ...brought.reviews.acts.find(({ actKey }) => actKey === 'convenzione').returns[0], review: instanceReview };
  };
  const untouched = await trip('intatta', []);
  const changed = await trip('rivista', [
    { do: 'after', find: 'espone per iscritto', text: ', anche con strumenti telematici,' },
    { do: 'replace', find: 'senza ritardo', text: 'entro dieci giorni' },
    { do: 'paragraph', find: 'non scioglie la convenzione per gli altri.', text: 'La Provincia ne informa gli altri Enti.' },
    { do: 'delete', find: 'entro trenta giorni' },
  ]);
  // Nothing is found in a file that was only opened and saved; of the other, every change with its tracking: three proposals, and one in a fixed clause that is told as a comment.
  const counts = ({ tracking, bookmarks, match, proposals, comments, additions, untracked, unplaced }) => ({ tracking, bookmarks, match, proposals, comments, additions, untracked, unplaced: unplaced.length });
  const same = (seen, wanted) => Object.entries(wanted).every(([key, value]) => counts(seen)[key] === value);
  const nothing = { tracking: true, match: 'MARKS', additions: 0, untracked: 0, unplaced: 0 };
  verdict('Word', same(untouched, { ...nothing, proposals: 0, comments: 0 }) && same(changed, { ...nothing, proposals: 3, comments: 1 }), { untouched: counts(untouched), changed: counts(changed) });
} finally {
  office.child.kill('SIGTERM');
  await product.stop();
  if (!process.env.KEEP) rmSync(folder, { recursive: true, force: true });
}

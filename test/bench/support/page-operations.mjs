// The questions that the pages of communities ask, as they stand beside the pages: a measure of another question would say nothing of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit } from 'graphql';
import { root } from './measure.mjs';

const folder = join(root, 'libs/communities/web/src');
const definitions = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.graphql'))
  .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).definitions);
const fragments = new Map(definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]));

/** An operation by its name, with the fragments it spreads. @throws Error where no page asks it any more */
export function pageOperation(name) {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name.value === name);
  if (!operation) throw new Error(`no page of communities asks «${name}»`);
  const spread = new Set();
  const gather = (node) =>
    visit(node, {
      FragmentSpread: ({ name: { value } }) => {
        if (spread.has(value)) return;
        spread.add(value);
        gather(fragments.get(value));
      },
    });
  gather(operation);
  return [operation, ...[...spread].map((each) => fragments.get(each))].map(print).join('\n');
}

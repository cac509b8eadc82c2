// What a signed-in person asks of the product over GraphQL, with the schema as it is published; for the long scripts of this folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { astFromValue, buildSchema, getNamedType, isLeafType, isUnionType, print } from 'graphql';
import { root } from './product.mjs';

const schema = buildSchema(readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8'));
/** What is read of an object inside an answer: a post that was written, a field that was refused. */
const INSIDE = ['id', 'sequence', 'field', 'message'];
const documents = new Map();

/** A person's answers, or an error with the reasons. */
export function asking(person) {
  return async (query, variables = {}) => {
    const { data, errors } = await person.graphql(query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

/** Sends a mutation with its arguments by name. @returns its answer, with its type and what stands in it */
export async function mutate(person, name, variables) {
  if (!documents.has(name)) documents.set(name, documentOf(name));
  return (await asking(person)(documents.get(name), variables)).answer;
}

function documentOf(name) {
  const { args, type } = schema.getMutationType().getFields()[name];
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}${arg.defaultValue === undefined ? '' : ` = ${print(astFromValue(arg.defaultValue, arg.type))}`}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const named = getNamedType(type);
  const fields = isLeafType(named) ? '' : isUnionType(named) ? `{ __typename ${named.getTypes().map((each) => `... on ${each.name} { ${fieldsOf(each)} }`).join(' ')} }` : `{ __typename ${fieldsOf(named)} }`;
  return `mutation${declared === '' ? '' : ` (${declared})`} { answer: ${name}${given === '' ? '' : `(${given})`} ${fields} }`;
}

function fieldsOf(type) {
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
  const inside = (field) => Object.keys(getNamedType(field.type).getFields?.() ?? {}).filter((key) => INSIDE.includes(key));
  return ['__typename', ...fields.flatMap((field) => (isLeafType(getNamedType(field.type)) ? [field.name] : inside(field).length > 0 ? [`${field.name} { ${inside(field).join(' ')} }`] : []))].join(' ');
}

import { getNamedType, isAbstractType, isLeafType, isNonNullType, isObjectType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { GraphqlClient } from './graphql-client.js';

/** One operation of the schema. */
export interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
}

/** A way from an operation to a value that has no fields; a step into one kind of several begins with `... on`. */
type Path = readonly string[];

interface Tree {
  [step: string]: Tree;
}

/** Every query and mutation of the schema. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  const of = (type: GraphQLObjectType | null | undefined, kind: Operation['kind']): Operation[] => Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field }));
  return [...of(schema.getQueryType(), 'query'), ...of(schema.getMutationType(), 'mutation')];
}

/** Every field of every object that can be asked for, as `Type.field`. */
export function fieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && type !== schema.getQueryType() && type !== schema.getMutationType())
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

/** Asks operations for all they can give: every field below them, in as many documents as the limits of the api want. */
export class SchemaWalk {
  /** Fields that were asked for by a document that the api accepted. */
  readonly asked = new Set<string>();
  private readonly documents = new Map<string, string[]>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** All answers of an operation, as text. */
  async ask(client: GraphqlClient, operation: Operation, variables: Record<string, unknown>): Promise<string[]> {
    const known = this.documents.get(operation.field.name);
    if (known) return Promise.all(known.map(async (document) => JSON.stringify(await client.raw(document, variables))));
    const accepted: string[] = [];
    const answers: string[] = [];
    const named = getNamedType(operation.field.type);
    const groups: Path[][] = [isLeafType(named) ? [] : this.paths(named, [], [])];
    for (let group = groups.shift(); group; group = groups.shift()) {
      const document = this.document(operation, group);
      const answer = await client.raw(document, variables);
      if (isRefusedWhole(answer) && group.length > 1) {
        const half = Math.ceil(group.length / 2);
        groups.unshift(group.slice(0, half), group.slice(half));
        continue;
      }
      if (isRefusedWhole(answer)) throw new Error(`${operation.field.name}: ${JSON.stringify(answer.errors)} ${document}`);
      accepted.push(document);
      answers.push(JSON.stringify(answer));
      for (const path of group) this.collect(named, path, this.asked);
    }
    this.documents.set(operation.field.name, accepted);
    return answers;
  }

  /** Every field that an operation leads to, as `Type.field`. */
  below({ field }: Operation): string[] {
    const named = getNamedType(field.type);
    const found = new Set<string>();
    if (!isLeafType(named)) for (const path of this.paths(named, [], [])) this.collect(named, path, found);
    return [...found];
  }

  /** The operation with its arguments, and nothing of the answer but which kind it is. */
  document(operation: Operation, paths: readonly Path[] = []): string {
    const { args, name, type } = operation.field;
    const declared = args.map((arg) => `$${arg.name}: ${isNonNullType(arg.type) && arg.defaultValue !== undefined ? String(arg.type.ofType) : String(arg.type)}`);
    const call = args.length > 0 ? `${name}(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : name;
    const tree: Tree = {};
    for (const path of paths) path.reduce((node, step) => (node[step] ??= {}), tree);
    const selection = isLeafType(getNamedType(type)) ? '' : ` { __typename ${write(tree)} }`;
    return `${operation.kind} ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${call}${selection} }`;
  }

  /** Of a type that comes a second time on a way, one field: what the circle would add is asked for where it begins. */
  private paths(type: GraphQLNamedType, before: Path, above: readonly string[]): Path[] {
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type).flatMap((possible) => this.paths(possible, [...before, `... on ${possible.name}`], above));
    if (!isObjectType(type)) return [];
    if (above.includes(type.name)) return [[...before, Object.values(type.getFields()).find((field) => isLeafType(getNamedType(field.type)))!.name]];
    return Object.values(type.getFields()).flatMap((field) => {
      const below = getNamedType(field.type);
      return isLeafType(below) ? [[...before, field.name]] : this.paths(below, [...before, field.name], [...above, type.name]);
    });
  }

  private collect(from: GraphQLNamedType, path: Path, into: Set<string>): void {
    let type = from;
    for (const step of path) {
      if (step.startsWith('... on ')) type = this.schema.getType(step.slice(7))!;
      else {
        into.add(`${type.name}.${step}`);
        type = getNamedType((type as GraphQLObjectType).getFields()[step]!.type);
      }
    }
  }
}

/** Refused before anything ran: too much at once, or two kinds that call different things by one name. */
function isRefusedWhole({ data, errors }: { data?: unknown; errors?: { extensions?: { code?: string } }[] }): boolean {
  return (data === undefined || data === null) && (errors ?? []).some(({ extensions }) => ['GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'GRAPHQL_PARSE_FAILED'].includes(extensions?.code ?? ''));
}

function write(tree: Tree): string {
  return Object.entries(tree)
    .map(([step, below]) => (Object.keys(below).length > 0 ? `${step} { ${step.startsWith('...') ? '' : '__typename '}${write(below)} }` : step))
    .join(' ');
}

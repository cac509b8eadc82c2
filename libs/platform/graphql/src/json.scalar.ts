import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

const MAX_DEPTH = 40;

/** A JSON value whose shape a shared library defines (a clause's text, a rendered block, an answer). Input nested without end is refused here, once for every field. */
export const JsonScalar = new GraphQLScalarType({
  name: 'Json',
  description: 'A JSON value; each field that uses it says which shape it has.',
  parseValue: refuseDeep,
  parseLiteral: (node, variables) => refuseDeep(node.kind === Kind.NULL ? null : valueFromASTUntyped(node, variables)),
});

/** Walks level by level, without recursion: what it guards against is a stack that overflows. */
function refuseDeep(value: unknown): unknown {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new GraphQLError('Il testo ha troppi livelli uno dentro l’altro.', { extensions: { code: 'BAD_USER_INPUT' } });
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return value;
}

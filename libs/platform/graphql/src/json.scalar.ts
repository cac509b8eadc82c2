import { GraphQLScalarType } from 'graphql';

/** A JSON value whose shape a shared library defines (a clause's text, a rendered block, an answer). */
export const JsonScalar = new GraphQLScalarType({
  name: 'Json',
  description: 'A JSON value; each field that uses it says which shape it has.',
});

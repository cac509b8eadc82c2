import type { ModelQuery } from '../generated/graphql.js';

/** A model as its page and its parts read it. */
export type ModelData = NonNullable<ModelQuery['model']>;

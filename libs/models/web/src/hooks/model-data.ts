import type { ModelQuery } from '@province-comuni/shared-web-graphql';

/** A model as its page and its parts read it. */
export type ModelData = NonNullable<ModelQuery['model']>;

import { ADHESIONS_ENTITIES } from '@province-comuni/adhesions-data';
import { DOCUMENT_ENTITIES, FILES_ENTITIES } from '@province-comuni/documents-data';
import { ENTI_ENTITIES } from '@province-comuni/enti-data';
import { IDENTITY_ENTITIES } from '@province-comuni/identity-data';
import { MODELS_ENTITIES } from '@province-comuni/models-data';
import { PRACTICES_ENTITIES } from '@province-comuni/practices-data';
import { SEARCH_ENTITIES } from '@province-comuni/search-data';

/** Entities of every domain, for the data source. */
export const ENTITIES = [...IDENTITY_ENTITIES, ...ENTI_ENTITIES, ...MODELS_ENTITIES, ...ADHESIONS_ENTITIES, ...FILES_ENTITIES, ...DOCUMENT_ENTITIES, ...PRACTICES_ENTITIES, ...SEARCH_ENTITIES];

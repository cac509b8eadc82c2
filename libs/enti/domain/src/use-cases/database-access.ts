import { REFERENCE_ACCESS, type DatabaseAccess } from '@province-comuni/platform-ports';

/** The registry is public: reading it needs no one's rows. */
export const PUBLIC_ACCESS: DatabaseAccess = REFERENCE_ACCESS;

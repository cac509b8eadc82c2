import { lazy } from 'react';

/** The editor is loaded when the first line with chips is opened. */
export const InlineField = lazy(() => import('./InlineField.js'));

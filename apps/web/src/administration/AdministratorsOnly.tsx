import { useViewer } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { NotFoundPage } from '../shell/NotFoundPage.js';
import { administers } from './administers.js';

/** For others these pages are not there. */
export function AdministratorsOnly(): ReactNode {
  return administers(useViewer()) ? <Outlet /> : <NotFoundPage />;
}

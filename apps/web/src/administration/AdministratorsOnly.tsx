import { useViewer } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { NotFoundPage } from '../shell/NotFoundPage.js';
import { administers, curates } from './administers.js';

/** For others these pages are not there. */
export function AdministratorsOnly(): ReactNode {
  return administers(useViewer()) ? <Outlet /> : <NotFoundPage />;
}

/** The same for the workshop of the models. */
export function CuratorsOnly(): ReactNode {
  return curates(useViewer()) ? <Outlet /> : <NotFoundPage />;
}

import { Skeleton, useViewerState } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { OfficialHome } from './OfficialHome.js';
import { VisitorHome } from './VisitorHome.js';

/** What the product is for a visitor; what is waiting for an official. */
export function HomePage(): ReactNode {
  const { viewer, loading } = useViewerState();
  if (loading) return <div className="pc-page container"><Skeleton lines={8} /></div>;
  return viewer ? <OfficialHome viewer={viewer} /> : <VisitorHome />;
}

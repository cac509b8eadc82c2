import { useMemo, type ReactNode } from 'react';
import { qrModules } from './qr-modules.js';

const QUIET_ZONE = 4;

/** A QR code, drawn by us: the secret it carries goes to nobody. Nothing is drawn for a text that is too long; the text stands beside it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const modules = useMemo(() => qrModules(text), [text]);
  if (!modules) return null;
  const size = modules.length + 2 * QUIET_ZONE;
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`] : []))).join('');
  return (
    <svg role="img" aria-label={label} className="pc-qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

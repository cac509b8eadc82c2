import { Button, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { getDocument, GlobalWorkerOptions, version, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState, type ReactElement } from 'react';

GlobalWorkerOptions.workerSrc = workerUrl;

const PARTS = `/assets/pdfjs-${version}`;
const ZOOMS = [0.75, 1, 1.5, 2, 3] as const;

interface Props {
  readonly href: string;
  /** Page shown first. */
  readonly page: number;
  readonly title: string;
}

/** The pages of a PDF as they print, one at a time, drawn from the parts of the file that they need. Its text stands beside, for who cannot see them. */
export function PdfView({ href, page: first, title }: Props): ReactElement {
  const t = useMessages('documents');
  const { pdf, failed } = usePdf(href);
  const [page, setPage] = useState(first);
  const [zoom, setZoom] = useState(1);
  if (failed) return <Notice kind="warning">{t('pdf.failed')}</Notice>;
  if (!pdf) return <Skeleton lines={14} />;
  const shown = Math.min(Math.max(1, page), pdf.numPages);
  const step = ZOOMS.indexOf(zoom as (typeof ZOOMS)[number]);
  return (
    <div className="doc-pdf">
      <div className="doc-pdf__bar">
        <Button color="primary" outline size="sm" disabled={shown <= 1} onClick={() => setPage(shown - 1)}>
          {t('pdf.previous')}
        </Button>
        <span role="status">{t('pdf.page', { page: shown, total: pdf.numPages })}</span>
        <Button color="primary" outline size="sm" disabled={shown >= pdf.numPages} onClick={() => setPage(shown + 1)}>
          {t('pdf.next')}
        </Button>
        <Button color="primary" outline size="sm" disabled={step <= 0} aria-label={t('pdf.smaller')} onClick={() => setZoom(ZOOMS[step - 1]!)}>
          −
        </Button>
        <Button color="primary" outline size="sm" disabled={step >= ZOOMS.length - 1} aria-label={t('pdf.larger')} onClick={() => setZoom(ZOOMS[step + 1]!)}>
          +
        </Button>
      </div>
      <PdfPage pdf={pdf} page={shown} zoom={zoom} label={`${title}. ${t('pdf.page', { page: shown, total: pdf.numPages })}`} />
    </div>
  );
}

function usePdf(href: string): { readonly pdf: PDFDocumentProxy | null; readonly failed: boolean } {
  const [state, setState] = useState<{ pdf: PDFDocumentProxy | null; failed: boolean }>({ pdf: null, failed: false });
  useEffect(() => {
    // Scripts of a PDF are never run, and what would need compiling at run time has another way: the page's policy allows neither.
    const task = getDocument({ url: href, isEvalSupported: false, useWasm: false, enableXfa: false, wasmUrl: `${PARTS}/wasm/`, standardFontDataUrl: `${PARTS}/standard_fonts/`, cMapUrl: `${PARTS}/cmaps/`, disableAutoFetch: true, disableStream: true } as Parameters<typeof getDocument>[0]);
    let isCurrent = true;
    task.promise.then(
      (pdf) => isCurrent && setState({ pdf, failed: false }),
      () => isCurrent && setState({ pdf: null, failed: true }),
    );
    return () => {
      isCurrent = false;
      void task.destroy();
    };
  }, [href]);
  return state;
}

function PdfPage({ pdf, page, zoom, label }: { readonly pdf: PDFDocumentProxy; readonly page: number; readonly zoom: number; readonly label: string }): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let cancel: (() => void) | undefined;
    let isCurrent = true;
    void (async () => {
      const proxy = await pdf.getPage(page);
      if (!isCurrent || !canvas.current || !frame.current) return;
      const natural = proxy.getViewport({ scale: 1 });
      const width = Math.max(240, frame.current.clientWidth - 2) * zoom;
      // More dots than this no screen shows, and an old computer has no room for.
      const density = Math.min(window.devicePixelRatio || 1, 2);
      const viewport = proxy.getViewport({ scale: Math.min((width / natural.width) * density, 8) });
      const element = canvas.current;
      element.width = Math.floor(viewport.width);
      element.height = Math.floor(viewport.height);
      element.style.width = `${Math.floor(viewport.width / density)}px`;
      const task = proxy.render({ canvas: element, viewport });
      cancel = () => task.cancel();
      await task.promise;
      element.dataset['drawn'] = String(page);
    })().catch(() => undefined);
    return () => {
      isCurrent = false;
      cancel?.();
    };
  }, [pdf, page, zoom]);
  return (
    <div ref={frame} className="doc-pdf__frame" tabIndex={0} role="region" aria-label={label}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}

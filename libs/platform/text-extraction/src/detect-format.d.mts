import type { FileFormat } from '@province-comuni/platform-ports';

export function detectFormat(head: Uint8Array, fileName: string): FileFormat;

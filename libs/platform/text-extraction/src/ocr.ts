import type { ExtractedText } from '@province-comuni/platform-ports';

/** Reads the words in pictures of pages. */
export interface Ocr {
  /** The text with the words of its pictures added; the same text when there is nothing to add. Never throws for the file's sake. */
  complete(text: ExtractedText, path: string, folder: string): Promise<ExtractedText>;
}

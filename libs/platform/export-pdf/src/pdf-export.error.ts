/** Why no PDF came out. The message may be shown to a person; `details` is for the log. */
export class PdfExportError extends Error {
  private constructor(
    readonly code: 'PDF.REFUSED' | 'PDF.UNPRINTABLE_TEXT' | 'PDF.CRASHED' | 'PDF.TIMED_OUT' | 'PDF.CLOSED',
    message: string,
    readonly details: string = '',
  ) {
    super(message);
    this.name = 'PdfExportError';
  }

  /** Typst said no. A sign that no font can draw is told apart, because the person can take it away. */
  static refused(diagnostics: string): PdfExportError {
    const signs = [...diagnostics.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/gs)].map((match) => match[1]!);
    if (signs.length === 0) return new PdfExportError('PDF.REFUSED', 'Il documento PDF non può essere composto.', diagnostics);
    const named = [...new Set(signs)].slice(0, 10).map((sign) => `«${sign}»`);
    return new PdfExportError('PDF.UNPRINTABLE_TEXT', `Il testo contiene segni che il PDF/A non può stampare: ${named.join(', ')}.`, diagnostics);
  }

  static crashed(details: string): PdfExportError {
    return new PdfExportError('PDF.CRASHED', 'Il compositore dei PDF si è interrotto.', details);
  }

  static timedOut(milliseconds: number): PdfExportError {
    return new PdfExportError('PDF.TIMED_OUT', `Il compositore dei PDF non ha risposto entro ${milliseconds / 1000} secondi.`);
  }

  static closed(): PdfExportError {
    return new PdfExportError('PDF.CLOSED', 'Il compositore dei PDF è chiuso.');
  }
}

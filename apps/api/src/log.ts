import { ConsoleLogger } from '@nestjs/common';

/** The log of the product. In production each entry is one JSON object on one line, whatever the texts in it: what reads the log cannot be made to read an entry that is none. */
export function productLog(production: boolean): ConsoleLogger {
  return new ConsoleLogger({ json: production, logLevels: production ? ['log', 'warn', 'error', 'fatal'] : ['warn', 'error', 'fatal'] });
}

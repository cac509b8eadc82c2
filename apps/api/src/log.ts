import { ConsoleLogger } from '@nestjs/common';
import { currentRequestId } from './request-log.js';

/** Says of each entry to which request it belongs, so that all of one can be found together. */
class ProductLogger extends ConsoleLogger {
  protected override getJsonLogObject(...entry: Parameters<ConsoleLogger['getJsonLogObject']>): ReturnType<ConsoleLogger['getJsonLogObject']> {
    const requestId = currentRequestId();
    return { ...super.getJsonLogObject(...entry), ...(requestId ? { requestId } : {}) };
  }
}

/** The log of the product. In production each entry is one JSON object on one line, whatever the texts in it: what reads the log cannot be made to read an entry that is none. */
export function productLog(production: boolean): ConsoleLogger {
  return new ProductLogger({ json: production, logLevels: production ? ['log', 'warn', 'error', 'fatal'] : ['warn', 'error', 'fatal'] });
}

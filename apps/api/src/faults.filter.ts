import { Catch, HttpException, Logger, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tellFault } from './faults.js';

const logger = new Logger('Http');

/** GraphQL reports its own errors (see graphql-options): a refusal is no fault and is not logged twice. Of the other routes a fault is told like there. */
@Catch()
export class FaultsFilter extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return exception;
    // What the server itself refuses (a body that is too large, a route that is not there) carries its status.
    if (host.getType() !== 'http' || exception instanceof HttpException || typeof (exception as { statusCode?: unknown } | null)?.statusCode === 'number') return super.catch(exception, host);
    const { errorId, code, status, message } = tellFault(exception);
    const http = host.switchToHttp();
    const cause = exception as Error;
    logger.error({ errorId, path: http.getRequest<FastifyRequest>().url.split('?')[0], message: cause?.message, stack: cause?.stack });
    return http.getResponse<FastifyReply>().status(status).send({ message, code, errorId });
  }
}

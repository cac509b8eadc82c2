import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from './request-context.js';

/** The person (or visitor) who asks, as a resolver parameter. */
export const CurrentActor = createParamDecorator((_data: unknown, execution: ExecutionContext) => GqlExecutionContext.create(execution).getContext<RequestContext>().actor);

/** The whole request context, for the few operations that read or set cookies. */
export const CurrentRequest = createParamDecorator((_data: unknown, execution: ExecutionContext) => GqlExecutionContext.create(execution).getContext<RequestContext>());

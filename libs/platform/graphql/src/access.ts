import { CanActivate, ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import type { RequestContext } from './request-context.js';

/** Who may reach an operation at all; what he may do there is asked again by the use case's policy. */
export type AccessLevel = 'public' | 'signed-in' | 'staff';

export const ACCESS_METADATA = 'access';

/** Declares the access of a resolver method or class. Undeclared means closed. */
export const Access = (level: AccessLevel): MethodDecorator & ClassDecorator => SetMetadata(ACCESS_METADATA, level);

/** Closes what is not declared, and what is declared for others. Field resolvers inherit the root operation's answer. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    if (execution.getType<GqlContextType>() !== 'graphql') return true;
    const level = this.reflector.getAllAndOverride<AccessLevel | undefined>(ACCESS_METADATA, [execution.getHandler(), execution.getClass()]);
    const { actor } = GqlExecutionContext.create(execution).getContext<RequestContext>();
    if (level === 'public') return true;
    if (actor.kind === 'visitor') throw new GraphQLError('Per continuare bisogna accedere.', { extensions: { code: 'UNAUTHENTICATED' } });
    if (level === 'signed-in') return true;
    if (level === 'staff' && actor.memberships.some((membership) => membership.enteKind === 'UPI')) return true;
    throw new GraphQLError('Non trovato.', { extensions: { code: 'NOT_FOUND' } });
  }
}

import { ArgsType, Field, Int } from '@nestjs/graphql';
import type { PageRequest } from '@province-comuni/identity-domain';

const LARGEST = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 0, description: 'How many to skip.' })
  offset!: number;

  @Field(() => Int, { defaultValue: 50, description: 'How many at most; 100 is the most one gets.' })
  limit!: number;
}

/** The page within its bounds: whatever is asked, one query stays one page. */
export function pageRequest(args: PageArgs): PageRequest {
  return { offset: Math.max(0, args.offset), limit: Math.min(LARGEST, Math.max(1, args.limit)) };
}

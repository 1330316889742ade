import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { answer } from '../../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { PRACTICE, PRACTICE_OF_RECEIVED } from '../terms/practice.ts';
import { commissionExample } from './commission-example.service.ts';
import { CommissionExampleInput, CommissionExamplePayload, CommissionPractice } from './example.types.ts';

@Resolver()
export class CommissionExampleResolver {
  @Query(() => CommissionExamplePayload, {
    description: 'What terms of a commission would come to; nothing is stored.',
  })
  @Access('signedIn')
  commissionExample(
    @Arg('input', () => CommissionExampleInput, { description: 'The terms and the sizes.' })
    input: CommissionExampleInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CommissionExamplePayload> {
    return answer('answer', ctx, (scope) => commissionExample(scope, input));
  }

  @Query(() => CommissionPractice, { description: 'Commissions that are usual in the field.' })
  @Access('public')
  commissionPractice(): CommissionPractice {
    return { byAmount: PRACTICE, ofReceived: PRACTICE_OF_RECEIVED };
  }
}

import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { presentSimulation } from './present-simulation.ts';
import { simulatePayments } from './simulate.service.ts';
import { SimulationInput, SimulationPayload } from './simulation.types.ts';

@Resolver()
export class SimulationResolver {
  @Query(() => SimulationPayload, {
    description:
      'What terms would come to on expected sales, beside other ways of paying and what comparable deals agreed.',
  })
  @Access('public')
  simulatePayments(
    @Arg('input', () => SimulationInput, { description: 'What is to be simulated.' }) input: SimulationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SimulationPayload> {
    return answer('simulation', ctx, async (scope) =>
      presentSimulation(await simulatePayments(scope, input)),
    );
  }
}

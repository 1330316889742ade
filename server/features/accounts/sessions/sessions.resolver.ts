import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DonePayload } from '../../../platform/graphql/payload.types.ts';
import { answerSignIn, answerSignOut, answerViewer } from '../viewer/answer-viewer.ts';
import { SignInPayload, ViewerPayload } from '../viewer/viewer.types.ts';
import { actAs } from './act-as.service.ts';
import { endOtherSessions, endSession } from './end-sessions.service.ts';
import { Session } from './session.entity.ts';
import { ActAsInput, EndSessionInput, SignInInput } from './sessions.types.ts';

@Resolver(() => Session)
export class SessionsResolver {
  @FieldResolver(() => Boolean, { description: 'Whether it is the one of this request.' })
  async current(@Root() { id }: Session, @Ctx() ctx: RequestContext): Promise<boolean> {
    const actor = await ctx.actor();
    return actor.kind === 'user' && actor.sessionId === id;
  }

  @Mutation(() => SignInPayload, { description: 'Signs in; the session is kept in a cookie.' })
  @Access('public')
  signIn(
    @Arg('input', () => SignInInput, { description: 'Address and password.' }) input: SignInInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SignInPayload> {
    return answerSignIn(ctx, input);
  }

  @Mutation(() => DonePayload, { description: 'Ends this session.' })
  @Access('public')
  signOut(@Ctx() ctx: RequestContext): Promise<DonePayload> {
    return answerSignOut(ctx);
  }

  @Mutation(() => ViewerPayload, { description: 'Acts as another of one’s own memberships.' })
  @Access('signedIn')
  actAs(
    @Arg('input', () => ActAsInput, { description: 'Which.' }) input: ActAsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayload> {
    return answerViewer(ctx, (scope) => actAs(scope, input));
  }

  @Mutation(() => ViewerPayload, { description: 'Ends one of one’s own sessions.' })
  @Access('signedIn')
  endSession(
    @Arg('input', () => EndSessionInput, { description: 'Which.' }) input: EndSessionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayload> {
    return answerViewer(ctx, (scope) => endSession(scope, input));
  }

  @Mutation(() => ViewerPayload, { description: 'Ends all of one’s own sessions but this one.' })
  @Access('signedIn')
  endOtherSessions(@Ctx() ctx: RequestContext): Promise<ViewerPayload> {
    return answerViewer(ctx, endOtherSessions);
  }
}

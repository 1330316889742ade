import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answerDone } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DonePayload } from '../../../platform/graphql/payload.types.ts';
import { changePassword } from './change-password.service.ts';
import { ChangePasswordInput, RequestPasswordResetInput, ResetPasswordInput } from './passwords.types.ts';
import { requestPasswordReset } from './request-password-reset.service.ts';
import { resetPassword } from './reset-password.service.ts';

@Resolver()
export class PasswordsResolver {
  @Mutation(() => DonePayload, { description: 'Changes one’s own password; ends all other sessions.' })
  @Access('signedIn')
  changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The present and the new one.' })
    input: ChangePasswordInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => changePassword(scope, input));
  }

  @Mutation(() => DonePayload, {
    description: 'Mails a link that sets a new password; the answer is the same whether there is an account.',
  })
  @Access('public')
  requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'Whose.' })
    input: RequestPasswordResetInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => requestPasswordReset(scope, input));
  }

  @Mutation(() => DonePayload, { description: 'Sets a new password by a mailed link; ends all sessions.' })
  @Access('public')
  resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'Token and password.' }) input: ResetPasswordInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => resetPassword(scope, input));
  }
}

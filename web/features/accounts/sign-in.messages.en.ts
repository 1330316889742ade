import type { zh } from './sign-in.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  title: 'Sign in',
  email: 'E-mail address',
  emailRequired: 'Please give your e-mail address',
  emailInvalid: 'This is not an e-mail address',
  password: 'Password',
  passwordRequired: 'Please give your password',
  code: 'Code',
  codeHint: 'Open the authenticator on your phone and type its 6 digits',
  codeRequired: 'Please give the code',
  signIn: 'Sign in',
  verify: 'Verify and sign in',
  otherAccount: 'Use another account',
  wrongPassword: 'The e-mail address or the password is wrong',
  wrongCode: 'The code is wrong or was used already; please wait for the next one',
  forgotten: 'Forgot your password?',
  noAccount: 'No account yet?',
  signUp: 'Sign up',
  intro: 'Sign in to disclose results, to review them, to save searches. Searching needs no account.',
};

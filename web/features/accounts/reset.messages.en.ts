import type { zh } from './reset.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  title: 'Reset your password',
  intro: 'Give the address of your account; a mail will bring you a link for a new password.',
  email: 'E-mail address',
  emailRequired: 'Please give your e-mail address',
  emailInvalid: 'This is not an e-mail address',
  send: 'Send the mail',
  sentTitle: 'Look into your mail',
  sentText:
    'If this address has an account, a mail arrives within minutes. If not, look into the spam folder or check the address.',
  newTitle: 'Choose a new password',
  newIntro: 'All your other sessions will end.',
  newPassword: 'New password',
  set: 'Save the new password',
  doneTitle: 'Your password is changed',
  doneText: 'Please sign in with the new password.',
  signIn: 'Sign in',
  expired: 'The link is too old or was used already; please have a new one sent.',
  again: 'Send a new one',
};

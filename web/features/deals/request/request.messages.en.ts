import type { zh } from './request.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  backToResult: 'Back to the result',
  titleOffer: 'Ask for: {title}',
  titleResult: 'Ask for: {title}',
  visitorTitle: 'Fill it in first and sign in when you send it',
  visitorText: 'What you typed stays. No account yet?',
  signUp: 'Sign up an enterprise',
  noRoleTitle: 'As what you act now you cannot ask for an enterprise',
  noRoleSwitch: 'Requests are made as a member of an enterprise. You are one; act as such to go on:',
  noRoleText:
    'Requests are made as a member of an enterprise. Join yours or sign it up; once its administrator has confirmed you, go on here. What you typed stays.',
  actAs: 'Go on for “{name}”',
  joinEnterprise: 'Join an enterprise',
  notOpen:
    'This offer is not open at present (over, suspended, or the result withdrawn), so nothing can be asked for by it.',
  offered: 'What is offered',
  closesOn: 'Open until',
  eligibility: 'Eligibility for pay after use',
  asOrdinary: 'Take the same terms as an ordinary license',
  asOrdinaryRequired: 'The policy does not support you; please take it as an ordinary license',
  way: 'How to go on',
  wayACCEPT: 'Accept these terms at once',
  wayACCEPTText:
    'They were decided on and announced beforehand. Accepting them leads straight to signing, without negotiation; until signing you may withdraw.',
  wayOFFERED: 'Negotiate from these terms',
  wayOFFEREDText:
    'The unit takes the request up and the terms are negotiated. Once agreed they are decided on and announced as the rules ask, and then signed.',
  wayOWN: 'Propose terms of your own',
  wayOWNText:
    'The unit sees your terms and accepts them or proposes changes. Once agreed they are decided on and announced as the rules ask, and then signed.',
  wayOPEN: 'Ask first, negotiate the terms once it is taken up',
  wayOPENText:
    'Say how you mean to use it and how you would pay; the terms are negotiated once the unit has taken it up. Once agreed they are decided on and announced as the rules ask, and then signed.',
  openTo: 'The unit is open to: {modes}.',
  listComma: ', ',
  ownTerms: 'Your terms',
  declaration: 'Declaration',
  messageTitle: 'To the unit',
  message: 'Message',
  messageRequired: 'Please say how you mean to use the result',
  messageHint: 'What your enterprise does, how you mean to use the result, what you have for it',
  sendRequest: 'Send the request',
  acceptAtOnce: 'Accept these terms',
  signInAndSend: 'Sign in and go on',
  whatThen: 'You can follow it under “My requests”, and withdraw it at any time.',
  keptWhileSigningIn: 'You come back here after signing in; everything you typed will be here.',
  confirmTitle: 'Accept the terms for “{title}”?',
  confirmOk: 'Accept',
  confirmText:
    'With this your enterprise and {owner} go to signing on the terms below. Until signing you may withdraw.',
  confirmOrdinary: 'As an ordinary license, without the name of the pay-after-use policy.',
};

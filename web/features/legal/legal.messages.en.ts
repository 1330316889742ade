import type { zh } from './legal.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  version: 'Version {version}',
  contents: 'Contents',
  termsTitle: 'Terms of service',
  termsIntro:
    'By using Fruition (“the platform”) you accept these terms. Browsing and searching public results needs no account.',
  termsWhat: 'What the platform does',
  termsWhatText:
    "It helps universities and institutes to register and publish results that can be put to use, and enterprises to find them and meet their owners. It checks each step against the law, the ordinances and what a unit has adopted, and keeps records that can be verified.\nIt is party to no deal, holds no money for anybody and makes no promise in anybody's place.",
  termsAccount: 'Accounts and memberships',
  termsAccountText:
    "What you give at sign-up must be true and kept up to date. An account is for one person; while you are away use a delegation instead of sharing a password.\nActing for an organisation needs its administrator's confirmation. What is done as a membership counts as done for its organisation.",
  termsContent: 'What you submit',
  termsContentText:
    "Rights stay with their holders. Who submits content assures that they may, that it is true, that it holds no state secret and violates nobody's rights. A result that is or may be a state secret must not be entered at all.\nThe public part is for everybody; the confidential part is for whom the unit grants access, and each reading is recorded.",
  termsUse: 'Fair use',
  termsUseText:
    'Do not get around access limits, do not harvest public data so that the platform suffers, do not pose as somebody else, do not submit false results, rights or reports. The platform may limit or suspend an account that does, and keeps the record.',
  termsDispute: 'Corrections and disputes',
  termsDisputeText:
    "Anybody can report a problem on a result's page; the unit checks and answers. A completer can dispute the order of completers; registration and publication may wait meanwhile.\nDisputes over the use of the platform are settled by talks first, else under the law of the People's Republic of China by the court competent at the operator's seat.",
  termsLiability: 'Responsibility',
  termsLiabilityText:
    'The unit that submits a result answers for what it says of readiness, benefits and rights. An enterprise should verify a result before it relies on it. The platform answers for its own faults as the law provides.',
  termsChange: 'Changes',
  termsChangeText:
    'A change gets a new version number, and registered users are asked to accept it; who does not can stop and close the account.',
  privacyTitle: 'Privacy notice',
  privacyIntro:
    'Which personal data the platform collects, what for, how long they are kept, and your rights.',
  privacyWhat: 'What is collected',
  privacyWhatText:
    'Account: name, e-mail address, position, department, organisation.\nSecurity: times of sign-in, network address, kind of browser, and the secret of the two-step verification (encrypted).\nWork: records of what you disclose, review, confirm and of confidential papers that you read.\nReports: what you write and how to reach you.\nOf a password only a digest is kept, from which it cannot be restored.',
  privacyWhy: 'What for',
  privacyWhyText:
    'To know who may do what, to do the work you start, to send notices about it, to prevent abuse, and to keep what the law says must be kept. Personal data are not sold and not used for advertising profiles.',
  privacyPublic: 'What becomes public',
  privacyPublicText:
    'With a published result the names, order and units of its completers are public, as part of its registration. E-mail addresses, positions, departments and sign-ins are not: only you, administrators and supervisors of your organisation and the operator see them, as far as their duty needs it.',
  privacyStore: 'Where and how long',
  privacyStoreText:
    'Data are kept on servers of the operator within the country. After an account is closed its personal data are deleted or made anonymous once open work is done. The chain of evidence holds salted digests, not the data themselves, so deletion does not break it. Sessions end when idle; server logs are cleared regularly.',
  privacyCookies: 'Cookies and your browser',
  privacyCookiesText:
    'One cookie keeps you signed in; it does not track. Language, appearance, table columns and unsent drafts are kept in your browser, where you can clear them.',
  privacyRights: 'Your rights',
  privacyRightsText:
    'Under “My account” you can see and correct your data, end sessions and revoke delegations. You can ask for a copy, for deletion or to close the account: write to your administrator or the operator; the answer takes fifteen working days at most as a rule. You can also complain to the authority for the protection of personal data.',
  privacyChange: 'Changes',
  privacyChangeText: 'A change gets a new version number, and registered users are asked to accept it.',
};

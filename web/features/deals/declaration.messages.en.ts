import type { zh } from './declaration.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  relation: 'Are the two sides related?',
  relationExplained: 'They are related if one of these is true:',
  relatedCompleter:
    "A completer of the result (or their family) holds shares or a post in the enterprise, or the enterprise is a completer's own company;",
  relatedLeader: 'A leader or an officer of the unit holds shares or a post in the enterprise;',
  relatedShares: 'One side holds shares in the other, or the same person controls both;',
  relatedFamily:
    'Those who handle the deal are spouses, parents and children, siblings or other close family.',
  relationEffect:
    'Related sides may make a deal, too, but it must be told and announced, and others decide. A true declaration is what frees you of liability.',
  relationRequired: 'Please say whether the sides are related',
  relationNONE: 'None of these is true',
  relationRELATED: 'They are related',
  explanation: 'How are they related?',
  explanationHint: 'Who, to whom, in what way, with which shares or post',
  explanationRequired: 'Please say how they are related',
  foreign: 'Does a foreign party take part?',
  foreignExplained:
    'Foreign enterprises, organisations and persons who take, use or in the end control the technology. If so, the export control of technology is checked before signing.',
  foreignRequired: 'Please say whether a foreign party takes part',
  foreignNO: 'No',
  foreignYES: 'Yes',
};

import type { zh } from './messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  title: 'Fruition: results of universities and institutes, ready for use',
  headline: 'Find research results that are ready for work',
  lead: 'Results published by universities and institutes, with their readiness, rights, price and terms; every step follows the rules of Heilongjiang and Jilin.',
  try: 'Try:',
  example1: '液压密封',
  example2: '秸秆降解',
  example3: '激光检测',
  example4: 'ren shen',
  figures: 'The market in figures',
  publishedResults: 'Published results',
  units: 'Universities and institutes',
  enterprises: 'Enterprises',
  newThisMonth: 'New this month',
  sectors: 'Browse by sector',
  sectorsNote: 'with the number of published results',
  newest: 'Newest results',
  newestAll: 'See all results',
  newestEmpty: 'No result is public yet. What the units register and publish will stand here.',
  forWhom: 'Who are you?',
  enterprise: 'An enterprise',
  enterpriseText:
    'Find results by technology, sector, readiness and price, compare them, and save a search: a daily mail tells what is new.',
  enterpriseAction: 'Find results',
  researcher: 'A researcher',
  researcherText:
    'Disclose a result step by step; it saves itself and checks patent numbers. You see where the review stands.',
  researcherAction: 'Disclose a result',
  unit: 'A university or institute',
  unitText:
    'Review, register, import in bulk. The unit decides what is public and what is confidential; each reading is recorded.',
  unitAction: 'Join as a unit',
  how: 'How a result comes here',
  step1: 'Disclosure',
  step1Text:
    'Its completers state the research, the market and the rights, with certificates. What may be secret is not entered.',
  step2: 'Review and register',
  step2Text:
    'The unit checks every item and screens for security; a return gives its reasons. What is accepted enters the register.',
  step3: 'Publication',
  step3Text: 'The summary is public; the papers stay confidential, for whom the unit grants access.',
  step4: 'Discovery',
  step4Text: 'Enterprises search, compare and follow; similar results are shown beside.',
  rules: 'Which rule stands behind each step is written in the rulebook',
  rulesAction: 'Read the rulebook',
};

import type { zh } from './case.messages.zh.ts';

export const en: typeof zh = {
  caseDeal: 'Deal',
  caseOffer: 'Standing offer',
  caseOwnershipGrant: 'Grant',
  caseIncomeDistribution: 'Distribution of income',
  caseOpen: 'Open the case',
  lineRESULT_NAME: 'Name of the result',
  lineCOMPLETERS: 'Completers',
  lineTRANSACTION: 'Intended transaction',
  lineCOUNTERPARTY: 'With whom',
  linePRICING: 'How it is priced',
  linePRICE: 'Intended price',
  lineVALUATION: 'Valuation',
  lineRELATED_PARTY: 'Relation of the parties',
  lineGRANT_KIND: 'Kind of grant',
  lineRECIPIENTS: 'Granted to',
  lineINCOME: 'Income',
  lineLEADERS: 'Leaders among the completers',
  lineREWARDS: 'Who is rewarded',
  lineWAY_TO_OBJECT: 'How to object',
  lineOTHER: 'Other',
};

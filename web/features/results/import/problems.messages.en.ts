import type { zh } from './problems.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  reasonempty: 'The file is empty',
  'reasononly-header': 'The file has a header but no rows',
  'reasonnot-text': 'This is no text table; save it as CSV or xlsx and try again',
  reasonencoding:
    'The encoding is not known (line {line}, tried {tried}). Choose the right one, or save the file as UTF-8',
  'reasonencoding-no-line':
    'The encoding is not known (tried {tried}). Choose the right one, or save the file as UTF-8',
  'reasonbroken-workbook': 'The workbook is damaged or protected; open it in Excel and save it anew',
  'reasontoo-many-rows': 'Too many rows: at most {max} at once; split the file',
  'reasontoo-many-columns': 'Line {line} has too many columns; at most {max}',
  'reasonline-too-long': 'Line {line} is too long; most likely a quotation mark is not closed there',
  'reasonunclosed-quote': 'A quotation mark in line {line} is not closed',
  'reasonstray-quote':
    'A quotation mark in line {line} stands alone; write it twice and put the whole value in quotation marks',
  'reasonsurplus-cells':
    'The row has more values than there are columns ({cells} too many); a value with a comma needs quotation marks',
  'reasonnot-json': 'Line {line} is no JSON object',
  'reasonunpacked-too-large': 'The workbook is too large once unpacked; split the file',
  'reasonunknown-word': 'There is no such choice; write it as the system names it',
  reasonamount: 'This is no amount: give a number in units of 10,000 yuan, or 面议',
  reasonday: 'This is no day: write it like 2024-05-10',
  'reasonmembership-ended': 'Whoever started the import is no longer a member of the unit',
  reasontrl: 'Technology readiness is a level from 1 to 9',
  duplicate: 'The same source id as in line {line}',
  state: 'This result is under review and cannot be changed by an import now',
};

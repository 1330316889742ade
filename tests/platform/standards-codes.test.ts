import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditCodeCheckCharacter,
  creditCodeProblem,
  isCreditCode,
  normalizeCreditCode,
  organizationCheckCharacter,
} from '../../server/platform/standards/credit-code.ts';
import { readIpc } from '../../server/platform/standards/ipc.ts';
import {
  parsePatentNumber,
  patentCheckCharacter,
  readPatentNumber,
} from '../../server/platform/standards/patent-number.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const text = (length: number, characters = ALPHABET) =>
  fc
    .array(fc.constantFrom(...characters), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

const creditCode = fc.tuple(text(8), text(8)).map(([front, eight]) => {
  const first17 = front + eight + organizationCheckCharacter(eight);
  return first17 + creditCodeCheckCharacter(first17);
});

describe('unified social credit code', () => {
  it.each([
    '91350100M000100Y43',
    '122300000000T0017J',
    '122200000000T00259',
    '122300000000T005XT',
    '912202010000T0E59U',
    '912301990000T0A103',
    '912306030000T0B251',
    '912201010000T0C3X7',
    '912302210000T0D44Q',
  ])('accepts %s', (code) => {
    expect(creditCodeProblem(code)).toBeNull();
  });

  it('gives the check value 0 where the sum leaves no remainder', () => {
    expect(creditCodeCheckCharacter('00000000000000000')).toBe('0');
  });

  it('reads small letters, spaces, hyphens and full-width characters', () => {
    expect(normalizeCreditCode(' 91350100-m000100y43 ')).toBe('91350100M000100Y43');
    expect(normalizeCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toBe('91350100M000100Y43');
    expect(normalizeCreditCode('91350100M000100Y44')).toBeNull();
  });

  it('names what is wrong', () => {
    expect(creditCodeProblem('91350100M000100Y4')).toEqual({ problem: 'LENGTH', length: 17 });
    expect(creditCodeProblem('91350100I000100Y43')).toEqual({ problem: 'CHARACTER', position: 9 });
    expect(creditCodeProblem('91350100M000100Y44')).toEqual({ problem: 'CHECK', expected: '3' });
    expect(creditCodeProblem('91350100M000100Y53')).toEqual({ problem: 'ORGANIZATION_CHECK', expected: '4' });
  });

  it('accepts every code with both check characters computed', () => {
    fc.assert(fc.property(creditCode, (code) => isCreditCode(code)));
  });

  it('refuses every change of a single character', () => {
    fc.assert(
      fc.property(creditCode, fc.nat(17), fc.constantFrom(...ALPHABET), (code, position, character) => {
        fc.pre(code[position] !== character);
        expect(isCreditCode(code.slice(0, position) + character + code.slice(position + 1))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses every swap of two different neighbours', () => {
    fc.assert(
      fc.property(creditCode, fc.nat(15), (code, position) => {
        const [a = '', b = ''] = code.slice(position, position + 2);
        fc.pre(a !== b);
        expect(isCreditCode(code.slice(0, position) + b + a + code.slice(position + 2))).toBe(false);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (anything) => typeof isCreditCode(anything) === 'boolean'),
    );
  });
});

const kindDigit = fc.constantFrom('1', '2', '3', '8', '9');
const longDigits = fc
  .tuple(fc.integer({ min: 2003, max: 2026 }), kindDigit, text(7, '0123456789'))
  .map(([year, kind, serial]) => `${year}${kind}${serial}`);
const shortDigits = fc
  .tuple(fc.constantFrom('85', '97', '99', '00', '03'), kindDigit, text(5, '0123456789'))
  .map(([year, kind, serial]) => `${year}${kind}${serial}`);
const patentNumber = fc
  .oneof(longDigits, shortDigits)
  .map((digits) => `${digits}.${patentCheckCharacter(digits)}`);

describe('patent number', () => {
  it.each([
    '202319012301.2',
    '202219034502.8',
    '202419056703.7',
    '202319078904.2',
    '202219101205.0',
    '97101765.4',
  ])('accepts %s', (number) => {
    expect(parsePatentNumber(number)?.normalized).toBe(number);
  });

  it('reads year, kind and serial of both forms', () => {
    expect(parsePatentNumber('ZL 2023 1 9012301.2')).toEqual({
      form: 'TWELVE_DIGITS',
      year: 2023,
      kind: 'INVENTION',
      serial: '9012301',
      check: '2',
      normalized: '202319012301.2',
    });
    expect(parsePatentNumber('cn971017654')).toEqual({
      form: 'EIGHT_DIGITS',
      year: 1997,
      kind: 'INVENTION',
      serial: '01765',
      check: '4',
      normalized: '97101765.4',
    });
  });

  it('writes the check 10 as X, and reads a small one', () => {
    expect(patentCheckCharacter('202310000000')).toBe('0');
    const digits = '202310000006';
    expect(patentCheckCharacter(digits)).toBe('8');
    fc.assert(
      fc.property(longDigits, (number) => {
        fc.pre(patentCheckCharacter(number) === 'X');
        expect(parsePatentNumber(`${number}.x`)?.normalized).toBe(`${number}.X`);
      }),
      { numRuns: 20 },
    );
  });

  it('names what is wrong', () => {
    expect(readPatentNumber('CN116123456A')).toEqual({ ok: false, problem: 'FORM' });
    expect(readPatentNumber('202319012301')).toEqual({ ok: false, problem: 'CHECK_MISSING', expected: '2' });
    expect(readPatentNumber('202319012301.3')).toEqual({ ok: false, problem: 'CHECK', expected: '2' });
    expect(readPatentNumber('202349012301.1')).toEqual({ ok: false, problem: 'KIND', digit: '4' });
    expect(readPatentNumber('200219012301.1')).toEqual({ ok: false, problem: 'YEAR', year: 2002 });
    expect(readPatentNumber('84101765.4')).toEqual({ ok: false, problem: 'YEAR', year: 2084 });
    expect(readPatentNumber('202719012301.2', 2026)).toEqual({ ok: false, problem: 'YEAR', year: 2027 });
  });

  it('accepts every number with its computed check, with and without dot and prefix', () => {
    fc.assert(
      fc.property(
        patentNumber,
        fc.constantFrom('', 'CN', 'ZL', 'zl '),
        fc.boolean(),
        (number, prefix, dot) => {
          expect(parsePatentNumber(prefix + (dot ? number : number.replace('.', '')))?.normalized).toBe(
            number,
          );
        },
      ),
    );
  });

  it('refuses every change of a single digit', () => {
    fc.assert(
      fc.property(patentNumber, fc.nat(11), fc.constantFrom(...'0123456789'), (number, position, digit) => {
        fc.pre(position < number.length - 2 && number[position] !== digit);
        expect(parsePatentNumber(number.slice(0, position) + digit + number.slice(position + 1))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (anything) => typeof readPatentNumber(anything).ok === 'boolean',
      ),
    );
  });
});

describe('IPC symbol', () => {
  it('reads subclass and group', () => {
    expect(readIpc('c12n')).toEqual({ section: 'C', subclass: 'C12N', group: null, normalized: 'C12N' });
    expect(readIpc('C12N1/20')?.normalized).toBe('C12N 1/20');
    expect(readIpc('C12N 0015/09')?.normalized).toBe('C12N 15/09');
  });

  it.each(['', 'I12N', 'C00N', 'C12', 'C12N 1', 'C12N 1/2', 'C12N 0/20', 'C12NN', 'C12N 12345/00'])(
    'refuses "%s"',
    (symbol) => {
      expect(readIpc(symbol)).toBeNull();
    },
  );

  it('reads its own normalised form unchanged', () => {
    const symbol = fc
      .tuple(
        text(1, 'ABCDEFGH'),
        fc.integer({ min: 1, max: 99 }),
        text(1, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        fc.integer({ min: 1, max: 9999 }),
        text(2, '0123456789'),
      )
      .map(
        ([section, classNumber, letter, main, sub]) =>
          `${section}${String(classNumber).padStart(2, '0')}${letter} ${main}/${sub}`,
      );
    fc.assert(fc.property(symbol, (normalized) => readIpc(normalized)?.normalized === normalized));
  });
});

import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { formatYuan, parseYuan, WHOLE_IN_BASIS_POINTS } from '../money.ts';

function textScalar<Internal>(options: {
  name: string;
  description: string;
  parse: (text: string) => Internal | null;
  write: (value: Internal) => string;
}): GraphQLScalarType<Internal, string> {
  const read = (value: unknown): Internal => {
    const parsed = typeof value === 'string' ? options.parse(value) : null;
    if (parsed !== null) return parsed;
    throw new GraphQLError(`${options.name}: ${options.description}`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType<Internal, string>({
    name: options.name,
    description: options.description,
    serialize: (value) => options.write(value as Internal),
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
  });
}

export const MoneyScalar = textScalar<bigint>({
  name: 'Money',
  description: 'Yuan with two decimals as text, such as "255000.00"; inside a whole number of fen.',
  parse: parseYuan,
  write: formatYuan,
});

export const DateScalar = textScalar<string>({
  name: 'Date',
  description: 'A day in Asia/Shanghai, such as "2026-11-22".',
  parse: (text) => (isDay(text) ? text : null),
  write: (day) => day,
});

export const CreditCodeScalar = textScalar<string>({
  name: 'CreditCode',
  description:
    'Unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last a check digit.',
  // A wrong check digit is the service's to refuse, with the field's name; here only what cannot be a code at all.
  parse: (text) => (text.length <= 40 ? text : null),
  write: (code) => code,
});

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'A moment in ISO 8601, UTC, such as "2026-11-22T08:00:00.000Z".',
});

export const BasisPointsScalar = new GraphQLScalarType<number, number>({
  name: 'BasisPoints',
  description: 'A share in basis points: a whole number from 0 to 10000, 10000 being the whole.',
  serialize: (value) => Number(value),
  parseValue: basisPoints,
  parseLiteral: (node) => basisPoints(node.kind === Kind.INT ? Number(node.value) : null),
});

function basisPoints(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= WHOLE_IN_BASIS_POINTS)
    return value;
  throw new GraphQLError('BasisPoints: a whole number from 0 to 10000', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** Whether a text is a real day as `YYYY-MM-DD` between the years 1900 and 2999. */
export function isDay(text: string): boolean {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

const ACCOUNT = /^\d{8,32}$/;
/** Cards of Chinese banks (银联) carry a check digit by ISO/IEC 7812; other accounts do not. */
const CARD = /^62\d{14,17}$/;

/** An account number without what people put between its digits; null if it is none. */
export function parseBankAccount(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  if (!ACCOUNT.test(digits)) return null;
  return CARD.test(digits) && !passesLuhn(digits) ? null : digits;
}

/** The last four digits, for whoever need not know the rest. */
export function maskBankAccount(account: string): string {
  return `**** ${account.slice(-4)}`;
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

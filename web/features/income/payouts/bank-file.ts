/** Forms of the file for the bank; `gb18030` is a CSV in the encoding that most banks' programs want. */
export type BankFileKind = 'csv' | 'gb18030' | 'xlsx';

const PATHS: Readonly<Record<BankFileKind, string>> = {
  csv: 'bank-file.csv',
  gb18030: 'bank-file.csv?encoding=gb18030',
  xlsx: 'bank-file.xlsx',
};

/**
 * Fetches the file for the bank and saves it. That marks the pay-out, so it is no plain link. Answers whether the file
 * came.
 */
export async function fetchBankFile(
  payout: { id: string; number: string },
  kind: BankFileKind,
): Promise<boolean> {
  const response = await fetch(`/payouts/${payout.id}/${PATHS[kind]}`, {
    method: 'POST',
    headers: { 'x-requested-with': 'fruition' },
  }).catch(() => null);
  if (!response?.ok) return false;
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = `bank-${payout.number}.${kind === 'xlsx' ? 'xlsx' : 'csv'}`;
  link.click();
  URL.revokeObjectURL(url);
  return true;
}

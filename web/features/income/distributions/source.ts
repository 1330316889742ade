/** Which income the pages are about: that of a deal's contract, or of an own implementation. */
export type IncomeSource = { dealId: string } | { ownImplementationId: string };

/** The source of a plan or a distribution, by what it says of itself. */
export function sourceOf(record: {
  dealId?: string | null | undefined;
  ownImplementationId?: string | null | undefined;
}): IncomeSource | null {
  const { dealId, ownImplementationId } = record;
  if (ownImplementationId) return { ownImplementationId };
  return dealId ? { dealId } : null;
}

/** The page where the income of a source is divided. */
export function sourcePath(source: IncomeSource): string {
  return 'dealId' in source
    ? `/deals/${source.dealId}/money?tab=distribution`
    : `/desk/income/own/${source.ownImplementationId}`;
}

/** The page where the plan of a source is written. */
export function planPath(source: IncomeSource): string {
  return 'dealId' in source
    ? `/desk/income/deals/${source.dealId}/plan`
    : `/desk/income/own/${source.ownImplementationId}/plan`;
}

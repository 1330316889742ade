/** Which income the pages are about: that of a deal's contract, an own implementation, or a demand's lane. */
export type IncomeSource = { dealId: string } | { ownImplementationId: string } | { laneId: string };

type SourceIds = { [id in 'dealId' | 'ownImplementationId' | 'laneId']?: string | null | undefined };

/** The source of a plan or a distribution, by what it says of itself; that of the page, by its address. */
export function sourceOf({ dealId, ownImplementationId, laneId }: SourceIds): IncomeSource | null {
  if (ownImplementationId) return { ownImplementationId };
  if (laneId) return { laneId };
  return dealId ? { dealId } : null;
}

/** The page where the income of a source is divided. */
export function sourcePath(source: IncomeSource): string {
  if ('dealId' in source) return `/deals/${source.dealId}/money?tab=distribution`;
  return 'laneId' in source
    ? `/desk/income/demands/${source.laneId}`
    : `/desk/income/own/${source.ownImplementationId}`;
}

/** The page where the plan of a source is written. */
export function planPath(source: IncomeSource): string {
  return 'dealId' in source ? `/desk/income/deals/${source.dealId}/plan` : `${sourcePath(source)}/plan`;
}

/** The word for the way back to a source, and for what its income waits for. */
export function sourceWords(source: IncomeSource) {
  if ('dealId' in source) return { back: 'backToMoney', waiting: 'waitingNoneText' } as const;
  if ('laneId' in source) return { back: 'backToBounty', waiting: 'waitingNoneBountyText' } as const;
  return { back: 'backToOwn', waiting: 'waitingNoneOwnText' } as const;
}

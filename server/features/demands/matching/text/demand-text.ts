import type { DemandContent } from '../../content/demand-content.ts';

/** What is read of a demand to find results by: its public words, those that say most about it first. */
export function demandText(content: DemandContent): string {
  const { title, keywords, targets, problem, deliverables, constraints } = content;
  return [
    title,
    keywords.join('、'),
    targets.map(({ name }) => name).join('、'),
    problem,
    deliverables.join('、'),
    constraints,
  ]
    .filter((text) => text !== '')
    .join('。');
}

/** What is read of a result to find demands by. */
export function resultText(result: { title: string; keywords: readonly string[]; summary: string }): string {
  return [result.title, result.keywords.join('、'), result.summary].filter((text) => text !== '').join('。');
}

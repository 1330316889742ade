/** A figure to reach, in per cent (R@1, R@10), or as MRR from 0 to 1. */
export interface Reach {
  first?: number;
  ten: number;
  mrr?: number;
}

/** What the search is to reach by kind of query: the kinds of the public sample in the order they are printed. */
export const REACH: Readonly<Record<string, Reach>> = {
  title: { first: 99, ten: 100 },
  prefix: { first: 99, ten: 100 },
  kw2: { first: 97, ten: 99 },
  kw3: { first: 97, ten: 99 },
  kw2cat: { first: 95, ten: 98 },
  inner: { first: 96, ten: 99 },
  abbr: { first: 95, ten: 98 },
  homo_title: { first: 99, ten: 100 },
  homo_kw: { first: 96, ten: 98 },
  wrong_title: { first: 98, ten: 99 },
  swap_title: { first: 99, ten: 100 },
  swap_kw: { first: 97, ten: 99 },
  trad: { first: 99, ten: 100 },
  trad_kw: { first: 95, ten: 98 },
  pinyin: { first: 95, ten: 98 },
  py_run: { first: 95, ten: 98 },
  py_title: { first: 99, ten: 100 },
  nl: { first: 96, ten: 97 },
  demand: { ten: 94, mrr: 0.87 },
  demand_tpl: { ten: 94, mrr: 0.89 },
  demand_kw: { ten: 95, mrr: 0.9 },
};

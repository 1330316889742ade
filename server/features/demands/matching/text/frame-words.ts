/**
 * Words by which enterprises ask for something and units offer it, whatever it is about. They stand in nearly every
 * demand, and in few results, so that how rare they are says nothing about the subject: they count for little.
 */
const FRAME_WORDS: ReadonlySet<string> = new Set(
  `
  我们 我司 我公司 我厂 我院 本公司 公司 企业 厂家 单位 一家 从事 主营 业务 相关 目前 急需 需要 需求 亟需 亟待
  寻求 寻找 希望 征集 合作 合作单位 合作开发 合作方 联合 解决 以下 技术难题 难题 技术 成熟 成果 转让 许可 引进 通过
  尽快 落地 欢迎 高校 院所 高校院所 科研院所 对接 方面 实现 产业化 能够 具有 要求 提供 开展 研发 攻关 支持 团队 专家
  联系 承接 方案 问题 领域 行业 有关 方向 项目 产品
  `
    .trim()
    .split(/\s+/),
);

/** Whether a word belongs to the frame, by itself or as two such words that were cut as one, such as 成熟技术. */
export function isFrameWord(word: string): boolean {
  if (FRAME_WORDS.has(word)) return true;
  for (let at = 2; at + 2 <= word.length; at++) {
    if (FRAME_WORDS.has(word.slice(0, at)) && FRAME_WORDS.has(word.slice(at))) return true;
  }
  return false;
}

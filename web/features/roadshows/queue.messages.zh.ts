export const zh = {
  allSent: '全部已送达',
  away: '网络中断，{count} 条待发送',
  sending: '正在发送 {count} 条',
  refused: '{count} 条未被接受',
  kept: '已保存在本机，网络恢复后自动发送；请勿清除浏览器数据。',
  refusedText: '请核对后重新发送，或放弃这些记录。',
  retry: '立即发送',
  discard: '放弃',
} as const;

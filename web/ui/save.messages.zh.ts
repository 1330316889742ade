export const zh = {
  savedAt: '已保存 {time}',
  savedAll: '已全部保存',
  dirty: '有改动，稍后自动保存',
  saving: '正在保存…',
  unsaved: '未保存',
  saveNow: '立即保存',
  conflictTitle: '刚被别人改过',
  conflictText: '您填写的内容还在页面上。可以用您的内容继续保存，也可以放弃它、载入对方的版本。',
  keepMine: '保留我的内容',
  reloadTheirs: '载入对方的版本',
  reloadConfirm: '您没有保存的内容会丢失，确定载入？',
} as const;

import type { Texts } from '../english';

/** A reading that was not saved, left in the browser by a page that is gone. */
export const draft: Texts['draft'] = {
  found: (when, levels) =>
    `此浏览器中留有本序列一份未保存的测量（${when}）${levels === '' ? '' : `：${levels}`}。`,
  goOn: '继续该测量',
  goOnMeans: '以其掩膜和数值替换当前显示的内容；可撤销',
  discard: '丢弃',
  reallyDiscard: '确定永久丢弃？',
  yes: '是，丢弃',
  no: '否，保留',
  cannotKeep: '此浏览器无法保留副本：离开前请保存。',
};

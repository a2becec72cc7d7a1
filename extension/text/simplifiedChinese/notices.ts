import type { Texts } from '../english';

export const notices: Texts['notices'] = {
  followedSeries: (series, isKept) =>
    `现在读取各平面上显示的序列：${series}。${
      isKept ? '另一序列未保存的结果已保留；重新选择该序列即可继续。' : ''
    }`,
  notCtOnPlanes: '该序列不是 CT 图像序列，无法测量。面板仍使用先前选择的序列。',
  saving: '正在保存至影像归档…',
  savingStep: {
    sending: (object) => `正在将${object}存入影像归档…`,
    asking: (object) => `正在向影像归档核实${object}…`,
  },
  stopSaving: '停止',
  stopSavingMeans: '不再等待影像归档；结果会保留，可再次保存',
  saved: '已保存。影像归档中已有掩膜（SEG）和报告（SR）。',
  savingFailed: (why) => `未保存：${why}`,
  restoring: '正在打开已存结果…',
  restored: (result) => `已恢复保存于 ${result} 的结果。`,
  restoringFailed: (result, why) => `无法打开保存于 ${result} 的结果：${why}`,
  reportGone: '本检查中已无对应报告。',
  masksGone: '本检查中没有对应的掩膜（SEG）。',
  valuesDiffer: (levels) =>
    `${levels} 的已存数值与当前图像重新计算的结果不一致。使用前请重新测量这些椎体。`,
  newerVersion: '本检查中有一项结果由本软件的更高版本写入，无法在此打开。',
  chooseLevelFirst: 'L1-L4 已全部测量。如需重新测量，或测量 T12、L5，请先在表格中选择节段。',
  noCt: '本检查不含 CT 图像，无法测量。',
  stillOpening: '检查仍在打开，请稍后再次点击。',
  refusedChooseOther: '该序列不可测量，原因见“扫描”一栏。请在该处选择其他序列。',
  refusedNoOther: '该序列不可测量，原因见“扫描”一栏。本检查中没有其他可测量的 CT 序列。',
  alreadyMeasured: (other, level) =>
    `该椎体已作为 ${other} 测量。请点击 ${level}，或先删除 ${other}。`,
  otherBody: (level) =>
    `该椎体不是已测量的 ${level}。请在表格中选择该椎体的节段，或先删除 ${level}。`,
  ofLevel: (level, text) => `${level}：${text}`,
  programFault: (words: string) =>
    `查看器出现故障。已测量的内容仍保留；请保存后刷新页面。报告故障时请附上：${words}`,
  workerFailed: 'Vertebral BMD 的测量模块加载失败。请刷新页面。',
  panelFailed: 'Vertebral BMD 加载失败。请刷新页面；如仍失败，请联系查看器管理员。',
};

export const archive: Texts['archive'] = {
  masks: '掩膜（SEG）',
  report: '报告（SR）',
  noDataSource: '该查看器未配置数据源。',
  notTaken: (object, why) => `影像归档未接收${object}：${why}`,
  refused: (object) => `影像归档已应答，但拒收${object}。管理员可在其日志中查看原因。`,
  notGivenBack: (object) => `影像归档已接收${object}，但无法取回。请重试；结果保留在此。`,
  notAsked: (why) => `无法向影像归档确认结果是否已存储：${why}`,
  masksNotGiven: (why) => `影像归档未返回掩膜（SEG）：${why}`,
  masksDamaged: '影像归档返回的掩膜（SEG）已损坏、经过压缩，或并非所请求的对象。',
  masksEmpty: '影像归档返回的掩膜（SEG）不含像素数据。',
  stopped: '已停止：未保存。影像归档可能已接收的部分会在再次保存时补全。',
  unreadable: '其应答无法读取。',
  unreachable: '无法连接。请检查网络后重试。',
  forbidden: (status) => `访问被拒绝（${status}）。登录可能已过期，或无存储权限。`,
  conflict: '数据被拒收（409）。',
  tooLarge: '结果超出其接收上限（413）。',
  ownFault: (status) => `其自身发生故障（${status}）。请稍后重试。`,
  otherAnswer: (status) => `应答状态为 ${status}。`,
};

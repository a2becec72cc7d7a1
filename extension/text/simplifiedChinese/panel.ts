import type { Texts } from '../english';

export const panel: Texts['panel'] = {
  title: '椎体骨密度',
  researchUse: '研究用途，非诊断',
  waiting: '正在等待检查加载…',
  noCt: '本检查不含 CT 图像，无法测量 HU 值。请打开含腰椎 CT 的检查。',
  levels: '椎体节段',
  allMeasured: 'L1-L4 已全部测量。请在各平面上核对掩膜与节段标注。',
  clickAgain: (level) => `${level} 已测量。使用 3D-HU 工具再次点击该椎体，可替换其掩膜。`,
  clickIn: (level) => `请使用 3D-HU 工具，在任一平面上点击 ${level} 椎体中央。`,
  undo: '撤销',
  redo: '重做',
  dismiss: '关闭',
};

export const scan: Texts['scan'] = {
  title: '扫描',
  series: '序列',
  cannotBeMeasured: (series) => `${series}（不可测量）`,
  refused: '该序列不可测量：',
  asWanted: '扫描条件符合测量要求。',
  properties: {
    tubeVoltage: '管电压',
    contrast: '对比剂',
    kernel: '重建核',
    sliceThickness: '层厚',
    imageType: '图像类型',
    orientation: '层面方向',
    energy: '能谱',
    compression: '压缩',
    gantryTilt: '机架',
  },
  states: { ok: '符合要求', note: '请留意', warn: '可能影响结果' },
  loading: (loadedSlices, slices) =>
    `正在加载图像：${loadedSlices} / ${slices} 层；您的点击已保留。`,
};

export const levelTable: Texts['levelTable'] = {
  level: '节段',
  threeDimensionalHu: '3D-HU',
  threeDimensionalHuMeans: '全部松质骨的平均 HU ± 体素标准差',
  threeSliceHu: '三层面',
  threeSliceHuMeans: '三个轴位层面椭圆的均值：上终板下方、椎体中部、下终板上方',
  volume: 'cm³',
  volumeMeans: '所测松质骨的体积，cm³',
  remarks: (count) => `${count} 条提示：见详情`,
  counts: '计入',
  delete: '删除',
  deleteLevel: (level) => `删除 ${level}`,
  deleteMeasurement: (level) => `删除 ${level} 的测量结果`,
  showLevel: (level) => `显示 ${level}；下次点击将重新测量该椎体`,
  nextClick: (level) => `下次点击将测量 ${level}`,
  measuring: '测量中…',
  clickInBody: '请点击该椎体',
  notInMean: '不计入均值',
  notInMeanMeans: '原研究的均值取自 L1-L4',
  positions: { superior: '上部', middle: '中部', inferior: '下部' },
  orderFault: (upper, lower) => `${upper} 位于 ${lower} 下方：请核对节段标注。`,
};

export const exclusion: Texts['exclusion'] = {
  countsForMeans: (level) => `${level} 是否计入均值`,
  yes: '是',
  leaveOut: '否，排除原因：',
  reasons: {
    fractured: '骨折',
    cemented: '骨水泥强化',
    instrumented: '内固定',
    haemangioma: '血管瘤',
    metastasisOrBoneIsland: '转移瘤或骨岛',
    scleroticOrDegenerative: '硬化或退变',
    infected: '感染',
    notFullyCovered: '扫描未完整覆盖',
    other: '其他原因',
  },
  excluded: (level) => `${level}（已排除）`,
};

export const means: Texts['means'] = {
  title: '患者均值与文献风险参考',
  metrics: { threeDimensionalHu: '3D-HU', threeSliceHu: '三层面 HU' },
  notAssessable: '无法评估',
  tooFewLevels: (levels) => `L1-L4 中至少须有 ${levels} 个已测量且计入的椎体。`,
};

export const save: Texts['save'] = {
  title: '结果',
  button: '保存至影像归档',
  buttonMeans: '将掩膜（DICOM SEG）与报告（DICOM SR）存入本检查的影像归档系统',
  none: '–',
  levels: (count) => `${count} 个节段`,
  history: '影像归档中的结果',
  shown: '当前显示',
  open: '打开',
  compare: '比较',
  compareMeans: '将其数值与当前测量并列显示',
  showAll: (count) => `显示全部 ${count} 份结果`,
  damaged: (count) => `本序列有 ${count} 份结果已损坏，未予列出。`,
  hidden: (count) => `${count} 份其他阅片者的结果已隐藏，待您的结果保存后显示。`,
  notSaved: '尚未保存。',
  saved: '已保存：影像归档中已有该结果。',
  nothingMeasured: '尚无测量结果。',
};

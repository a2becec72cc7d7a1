import type { Texts } from '../english';
import { details } from './details';
import { exclusion, levelTable, means } from './panel';

const words: Texts['report']['words'] = {
  title: '腰椎椎体松质骨 CT 值测量',
  researchUse: '仅供研究使用，不作诊断依据。',
  patientName: '患者',
  patientId: '患者编号',
  birthDate: '出生日期',
  accessionNumber: '检查号',
  sex: '性别',
  age: '扫描时年龄',
  years: (years) => `${years} 岁`,
  sexes: { F: '女', M: '男', O: '其他' },
  scan: '扫描',
  kernel: (kernel) => `卷积核 ${kernel}`,
  slices: (thicknessMm, spacingMm) => `层厚 ${thicknessMm} mm，层间距 ${spacingMm} mm`,
  contrast: {
    none: '平扫',
    enhanced: '增强扫描',
    oralOnly: '仅口服对比剂',
    unclear: '是否增强不明确',
    notStated: '未说明是否增强',
    noneByReader: '平扫（阅片者注明）',
    enhancedByReader: '增强扫描（阅片者注明）',
  },
  checks: '扫描条件检查',
  level: '节段',
  metrics: means.metrics,
  positions: levelTable.positions,
  counts: '计入均值',
  yes: '是',
  no: '否',
  notInMean: '不计入',
  mean: '均值',
  notAssessable: (least) => `无法评估：L1-L4 中计入的节段少于 ${least} 个`,
  leftOut: (level) => `${level} 已排除`,
  exclusions: exclusion.reasons,
  anatomy: '解剖',
  anatomies: {
    sixLumbar: '六个腰椎',
    fourLumbar: '四个腰椎',
    lumbosacralTransition: '腰骶移行椎',
    other: '其他解剖变异',
  },
  mask: '掩膜',
  maskPaths: details.paths,
  // Chang et al. 2025: outcome and population of both cut-offs.
  outcome: (citation) =>
    `截断值用于 50 岁及以上女性经皮椎体强化术后的新发椎体骨折，两种方法各用各的截断值：${citation}`,
  // Chang et al. 2025; intervals of the rates are Wilson's, derived.
  accuracy: (sensitivity, specificity, auc) =>
    `敏感度 ${sensitivity}，特异度 ${specificity}，AUC ${auc}。`,
  // Derived from the counts of Chang et al. 2025 (diagnosticAccuracy.ts).
  likelihoodRatios: (below, atOrAbove) =>
    `似然比：低于截断值为 ${below}，等于或高于截断值为 ${atOrAbove}。`,
  // Bayes' rule with the derived likelihood ratio (postTest.ts).
  postTest: (before, after) => `新发骨折的推算概率为 ${after}（测量前概率 ${before}）。`,
  postTestOpen: (before, below, atOrAbove) =>
    `新发骨折的推算概率：低于截断值为 ${below}，等于或高于截断值为 ${atOrAbove}（测量前概率 ${before}）。`,
  localCutOff: (madeBy, date, patients, verdict) =>
    `本地截断值，未发表（${madeBy}，${date}，${patients} 例患者）：${verdict}`,
  intervals: '括号内为 95% 置信区间。',
  applicability: '适用性',
  peel: (mm) => `剥离距离 ${mm} mm`,
  reader: '阅片者',
  software: '软件',
  colon: '：',
  comma: '，',
  brackets: (text) => `（${text}）`,
  stop: '。',
  sentenceGap: '',
};

export const report: Texts['report'] = {
  language: 'zh-CN',
  title: '报告',
  copy: '复制为文本',
  copyMeans: '复制一段简短文本，可粘贴到报告系统；仅在勾选时包含患者姓名',
  csv: 'CSV',
  csvMeans: '保存为表格，每个节段一行',
  json: 'JSON',
  jsonMeans: '保存全部数值，供程序读取',
  print: '打印报告…',
  printMeans: '打印一页报告，含当前各视图的图像',
  identified: '包含患者身份信息',
  identifiedMeans:
    '不勾选时，打印页和文件不含姓名、编号、日期和自由文字；复制的文本保留扫描日期和备注',
  copied: '已复制。',
  copyFailed: '浏览器不允许复制文本。',
  saved: '已交由浏览器保存。',
  saveFailed: '无法保存文件。',
  printFailed: '无法打印该页。',
  words,
  pageTitle: 'Vertebral BMD 报告',
  notIdentified: '不含患者身份信息',
  pictures: '打印时的视图',
  views: {
    sagittal: '矢状面',
    axialSuperior: '横断面，上层',
    axial: '横断面',
    axialInferior: '横断面，下层',
  },
  noPictures: '无图像：打印时未显示视图。',
  levels: '节段',
  median: '中位数',
  volume: '体积，cm³',
  slices: '上 / 中 / 下',
  riskContext: '文献风险参考',
  departures: '与原研究不符',
  notes: '排除、解剖与警告',
  made: '生成时间',
};

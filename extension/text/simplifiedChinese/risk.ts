import type { Texts } from '../english';

/** The published context of a patient's means; sources as beside the English text. */
export const risk: Texts['risk'] = {
  verdicts: { below: '低于', atOrAbove: '等于或高于', cannotBeTold: '无法判断' },
  forReference: '仅供参考',
  forReferenceMeans: '该患者或扫描不属于原研究人群',
  sides: { below: '低于截断值', atOrAbove: '等于或高于截断值' },
  among: (side, share, interval) =>
    `与原研究一致且${side}的 100 例患者中，约 ${share} 例发生新发椎体骨折（95% CI ${interval}）。`,
  preTest: {
    label: '验前概率',
    means: '测量之前，此类患者在椎体强化术后发生新发骨折的比例。原研究为 349 例中的 61 例',
    published: (low, high) => `测量前发生新发骨折的概率；文献：${low} 至 ${high}`,
    notPublished: (low, high) => `超出文献范围 ${low} 至 ${high}：请谨慎看待结果。`,
    study: (share) => `恢复原研究的 ${share}`,
  },
  plot: {
    title: (metric) => `${metric}：原研究两组与该患者`,
    describe: (withFracture, withoutFracture, cutOff, patient, band) =>
      `按已发表均值和标准差绘制的正态曲线。新发骨折组（虚线）：${withFracture}。无新发骨折组（实线）：${withoutFracture}。截断值 ${cutOff} HU。患者 ${patient} HU，不确定度 ${band} HU。`,
    withNewFracture: '新发骨折',
    withoutNewFracture: '无新发骨折',
    cutOff: (hu) => `截断值 ${hu}`,
    patient: (hu) => `患者 ${hu}`,
    axis: 'HU',
    derived: '曲线由已发表均值和标准差推导，面积相等；横条为单次测量的不确定度（95%）。',
  },
  roc: {
    summary: 'ROC 曲线',
    title: (metric) => `${metric} 的 ROC 曲线`,
    describe: (sensitivity, specificity, auc) =>
      `曲线由已发表均值和标准差推导。截断值的已发表点：敏感度 ${sensitivity}，特异度 ${specificity}。已发表 AUC ${auc}。`,
    x: '1 − 特异度',
    y: '敏感度',
    auc: 'AUC',
    derived: '曲线由已发表均值和标准差推导；点（含 95% 区间）与 AUC 为已发表数据。',
  },
  figures: {
    summary: '原研究结果',
    sensitivity: '敏感度',
    specificity: '特异度',
    auc: 'AUC',
    positiveRatio: '似然比，低于',
    negativeRatio: '似然比，等于或高于',
    ratioMeans: '似然比：该结果在新发骨折患者中出现的倍数',
    withNewFracture: '新发骨折组',
    withoutNewFracture: '无新发骨折组',
    oddsRatio: '每 HU 比值比',
    correlation: '与 T 值的相关系数',
    intervals: '括号内为 95% 置信区间；比率按 威尔逊法，似然比为推导值。',
  },
  how: {
    summary: '计算方法',
    mean: (levels, mean) => `${levels} 的均值，每个节段计一次：${mean} HU。`,
    difference: {
      below: (difference, cutOff) => `比截断值 ${cutOff} HU 低 ${difference} HU。`,
      atOrAbove: (difference, cutOff) => `比截断值 ${cutOff} HU 高 ${difference} HU。`,
    },
    uncertainty: (halfWidth) => `单次测量的不确定度 ± ${halfWidth} HU：`,
    bases: {
      observers: (icc) =>
        `1.96 × 两组合并标准差 × √(1 − ${icc})，取自原研究两名观察者的一致性（ICC），不含两次扫描之间的差异。`,
      rescans: () => '另一研究中两次扫描之间的最小显著变化 16 HU，除以 √2。',
      local: () => '取自本机构的重复测量。',
    },
    probabilityBelow: (share) => `仅按此误差，真实均值低于截断值的概率为 ${share}（推导值）。`,
    ratio: (side, formula, ratio) => `${side}的似然比：${formula} = ${ratio}。`,
    bayes: (preTest, side, ratio, postTest) =>
      `${side}的概率，以比值计：验前 ${preTest} × ${ratio}，得 ${postTest}。`,
    derivedRatio: (hu, ratio, postTest) =>
      `在 ${hu} HU 处，两条曲线给出似然比 ${ratio}，概率 ${postTest}；为推导值，并非已发表数据。`,
    clamped: (hu) => `在 ${hu} HU（两组覆盖范围的边界）处读取；患者的值在此范围之外。`,
    odds: (perHu, odds) =>
      `每 HU 比值比 ${perHu}（已发表）：新发骨折的比值为截断值处的 ${odds} 倍。`,
  },
  local: {
    title: '本地截断值，未发表',
    among: (side, share, interval) =>
      `与本地样本一致且${side}的 100 例患者中，约 ${share} 例发生新发椎体骨折（95% CI ${interval}）。`,
    cutOff: (cutOff, patients, newFractures) => `${cutOff} HU；${patients} 例患者${newFractures}`,
    newFractures: (count) => `，其中 ${count} 例新发骨折`,
    source: (madeBy, date) => `${madeBy}，${date}`,
  },
  others: {
    summary: '其他研究的截断值',
    notComparable: '不可与该患者的值比较：每个截断值仅适用于其自身的测量方法。',
    method: '方法',
    methods: {
      axialRegionOfL1: 'L1 单个轴位层面的感兴趣区',
      sagittalRegionOfL1: 'L1 矢状位层面的感兴趣区',
      regionNotStated: '摘要未说明感兴趣区',
    },
    outcomes: {
      newVertebralFracture: '椎体强化术后新发椎体骨折',
      osteoporosisByDxa: 'DXA 骨质疏松',
    },
    outcome: '针对',
    patients: '患者数',
    cutOff: '截断值',
    with: (meanAndSd) => `有 ${meanAndSd}`,
    without: (meanAndSd) => `无 ${meanAndSd}`,
    groups: '均值',
    ofCutOff: {
      sensitivity: (share, least) => `敏感度 ${least}${share}`,
      specificity: (share, least) => `特异度 ${least}${share}`,
      least: '超过 ',
    },
    byAge: 'L1 随年龄的变化',
    byAgeText: (under30, from90, perYear, above) =>
      `30 岁以下 ${under30}，90 岁及以上 ${from90}，每年 ${perYear} HU；自动测量比手动测量高 ${above} HU。`,
  },
  cutOffsFor: '50 岁及以上绝经后女性经皮椎体强化术后新发椎体骨折的截断值（至少随访 2 年）：',
};

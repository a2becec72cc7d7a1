import type { ApplicabilityMessageCode, CriterionPartCode } from '../../../src';

/** What is said of a patient against the population of the study, and of a mean against its cut-off. */
export const applicabilityMessages: Readonly<Record<ApplicabilityMessageCode, string>> = {
  sexMatches: '女性，与原研究全部患者一致。',
  sexDeparts: '非女性：原研究仅纳入女性。',
  sexUnknown: '性别未知；原研究仅纳入女性。',
  ageMatches: '年龄 {years} 岁；原研究纳入 {minYears} 岁及以上患者。',
  ageDeparts: '年龄 {years} 岁：原研究未纳入 {minYears} 岁以下患者。',
  ageUnknown: '年龄未知；原研究纳入 {minYears} 岁及以上患者。',
  ageImpossible: '年龄不可能为 {years} 岁：请更正。原研究纳入 {minYears} 岁及以上患者。',
  menopauseMatches: '已绝经，与原研究全部患者一致。',
  menopauseDeparts: '未绝经：原研究仅纳入绝经后女性。',
  menopauseUnknown: '是否绝经未知；原研究仅纳入绝经后女性。',
  augmentationPlanned: '拟行椎体强化术；原研究在术前一周内测量。',
  augmentationAfterScan: '本次扫描后已行椎体强化术；原研究在术前一周内测量。',
  augmentationBeforeScan: '本次扫描前已行椎体强化术：原研究在术前测量。请排除含骨水泥的节段。',
  augmentationNone: '未行椎体强化术：原研究不涉及未行该手术者的新发骨折。',
  augmentationUnknown: '是否拟行椎体强化术未知；原研究仅纳入行该手术的患者。',
  treatmentMatches: '未接受规范抗骨质疏松治疗，与原研究一致。',
  treatmentDeparts: '已接受规范抗骨质疏松治疗：原研究排除此类患者。',
  treatmentUnknown: '是否接受抗骨质疏松治疗未知；原研究排除接受治疗者。',
  traumaMatches: '低能量骨折，与原研究一致。',
  traumaDeparts: '高能量创伤：原研究排除此类患者。',
  traumaUnknown: '是否为低能量骨折未知；原研究排除高能量创伤。',
  otherBoneDiseaseMatches: '无已知其他骨病，与原研究一致。',
  otherBoneDiseaseDeparts: '其他代谢性骨病或病理性骨折：原研究排除此类患者。',
  otherBoneDiseaseUnknown: '是否有其他骨病未知；原研究排除其他代谢性骨病和病理性骨折。',
  earlierFractureMatches: '既往无未经强化术治疗的椎体骨折，与原研究一致。',
  earlierFractureDeparts: '既往骨质疏松性椎体骨折曾保守治疗或行内固定：原研究排除此类患者。',
  contrastByReader:
    '阅片者注明：静脉注射对比剂后扫描。对比剂使松质骨 HU 升高约 10–20 HU；原研究为平扫。',
  noContrastByReader: '阅片者注明：未静脉注射对比剂。',
  earlierFractureUnknown: '既往有无椎体骨折未知；原研究排除曾保守治疗或行内固定者。',
  fractureSingle: '一处椎体骨折，与原研究 {patients} 例患者中的 {single} 例一致。',
  fractureMultiple: '{count} 处椎体骨折；原研究 {patients} 例患者中有 {multiple} 例为多处骨折。',
  fractureNone: '无椎体骨折：原研究患者均有椎体骨折。',
  fractureUnknown: '椎体骨折数未知；原研究患者均至少有一处。',
  fractureImpossible: '椎体骨折数不可能为 {count}：请更正。原研究患者均至少有一处。',
  studyApplies: '患者与扫描条件均与原研究一致。',
  studyOutside: '超出原研究人群：{departures}。所列已发表数据仅供参考，并非得自此类患者或扫描。',
  studyOutsideUncertain:
    '超出原研究人群：{departures}。未知：{unknown}。所列已发表数据仅供参考，并非得自此类患者或扫描。',
  studyNotEstablished:
    '尚不能确定原研究是否适用。未知：{unknown}。就已知情况，患者与扫描条件与原研究一致。',
  verdictBelow: '低于截断值 {cutOffHu} HU。',
  verdictAtOrAbove: '等于或高于截断值 {cutOffHu} HU。',
  verdictCannotBeTold:
    '无法判断在截断值 {cutOffHu} HU 的哪一侧：单次测量的不确定度为 ± {halfWidthHu} HU。',
  metricsContradict:
    '3D-HU 与三层面 HU 分别位于各自截断值的不同侧。两者互不取代：请检查掩膜、椭圆和计入的节段。',
  tScoreBeside:
    'DXA T 值 {tScore}；原研究中有新发骨折者为 {withNewFracture}，无新发骨折者为 {withoutNewFracture}。WHO 分类适用于 T 值，不适用于 HU。',
};

/** What a criterion is called in a list. */
export const criterionParts: Readonly<Record<CriterionPartCode, string>> = {
  criterionSex: '性别',
  criterionAge: '年龄',
  criterionMenopause: '绝经状态',
  criterionAugmentation: '椎体强化术',
  criterionTreatment: '抗骨质疏松治疗',
  criterionTrauma: '创伤',
  criterionOtherBoneDisease: '其他骨病',
  criterionEarlierFracture: '既往椎体骨折',
  criterionFractureCount: '椎体骨折数',
  criterionTubeVoltage: '管电压',
  criterionContrast: '对比剂',
  criterionKernel: '卷积核',
  criterionSliceThickness: '层厚',
  criterionImageType: '图像类型',
  criterionOrientation: '层面方向',
  criterionEnergy: '能量',
  criterionCompression: '压缩',
  criterionGantryTilt: '机架倾斜',
};

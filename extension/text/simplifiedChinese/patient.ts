import type { Texts } from '../english';

/** What is asked of the patient, and how it compares with the study's population. */
export const patient: Texts['patient'] = {
  list: (matching, departing, unknown) =>
    `标准：${matching} 项一致，${departing} 项不一致，${unknown} 项未知`,
  verdicts: { matches: '与原研究一致', departs: '与原研究不一致', unknown: '未知' },
  form: '填写或更正患者及对比剂信息',
  notKnown: '未知',
  yes: '是',
  no: '否',
  sex: '性别',
  sexes: { F: '女', M: '男', O: '其他' },
  fromHeader: (value) => `${value}（取自图像）`,
  age: '扫描时年龄（岁）',
  isPostMenopausal: '已绝经',
  augmentation: '椎体强化术',
  augmentations: {
    planned: '拟行',
    afterScan: '本次扫描后已行',
    beforeScan: '本次扫描前已行',
    none: '无',
  },
  hasTreatment: '抗骨质疏松治疗',
  isHighEnergyTrauma: '高能量创伤',
  hasOtherBoneDisease: '其他骨病',
  hasOtherBoneDiseaseMeans: '其他代谢性骨病或病理性骨折',
  hasEarlierFracture: '既往椎体骨折',
  hasEarlierFractureMeans: '曾保守治疗或行内固定的骨质疏松性椎体骨折',
  hasIntravenousContrast: '静脉注射对比剂',
  fractureCount: '目前椎体骨折数',
  dxaTScore: '腰椎 DXA T 值',
  notNumber: (typed) => `“${typed}”不是数字。请填写数字，如 72 或 −2.5。`,
  tScoreImpossible: (typed) => `T 值不可能为 ${typed}：应在 −10 至 10 之间。请更正。`,
};

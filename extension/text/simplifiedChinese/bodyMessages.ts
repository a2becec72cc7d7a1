import type { BodyMessageCode } from '../../../src';

/** What is said of a level while it is measured. */
export const bodyMessages: Readonly<Record<BodyMessageCode, string>> = {
  pointOutsideScan: '该点位于扫描范围之外。请点击椎体内部。',
  noBody: '此处未找到椎体。请点击椎体中间三分之一区域内。',
  bodyCutOff: '此处椎体被扫描边界截断，无法测量。请排除该节段。',
  nothingLeft: '距该椎体表面 {peelMm} mm 以内无剩余松质骨。请减小剥离距离。',
  nothingLeftOfMask: '掩膜中已无可测量的部分。',
  nothingDrawn: '轮廓内且上下边界之间没有体素。',
  noBone: '该点位于空气或脂肪内，而非骨内。请点击椎体中间三分之一区域内。',
  impossibleSize:
    '此处所得结构宽 {widthMm} mm、深 {depthMm} mm，不可能是完整的腰椎椎体。请更靠近椎体中央再次点击；如仍无效，请排除该节段。',
  notAxial: '三层面法需要轴位层面；该序列的层面不是轴位。',
  noRoomForEllipses: '掩膜在轴位层面上容纳不下三个松质骨椭圆。',
  sameBodyAgain: '未见 {level} 椎体：由推荐点再次找到的是 {other}。',
  bodyElsewhere: '由推荐点找到的椎体不在 {level} 的预期位置。请点击 {level}。',
  levelOutsideScan: '{level} 位于扫描范围之外。',
  levelCutOff: '{level} 被扫描边界截断，无法测量。请排除该节段。',

  superiorEndplateFaint: '上终板显示不清：请核对掩膜上缘。',
  inferiorEndplateFaint: '下终板显示不清：请核对掩膜下缘。',
  wallFaint: '部分椎体壁显示不清：请在轴位层面上核对掩膜。',
  unusualHeight: '椎体高 {heightMm} mm，不同寻常：请排查骨折，并核对上、下终板。',
  unusualWidth: '椎体宽 {widthMm} mm、深 {depthMm} mm，不同寻常：请在轴位层面上核对掩膜的椎体壁。',
  unusualVolume: '椎体体积为 {volumeCm3} cm3，不同寻常：请核对掩膜。',
  wedged: '椎体前缘高度比后缘低 {percent}%：请排查骨折，如有骨折请排除该节段。',
  biconcave: '椎体中部高度比前、后缘低 {percent}%：请排查骨折，如有骨折请排除该节段。',
  coarseVoxels: '体素达 {mm} mm，终板模糊：请核对掩膜上、下缘。',
  denseVoxels:
    '所测体素中有 {percent}% 高于 {hu} HU：请排查掩膜内是否含骨水泥、硬化、骨岛或皮质骨。',
  meanMovesWithPeel:
    '剥离距离为 3 mm 与 5 mm 时，均值相差 {hu} HU：骨质不均匀或掩膜有偏差，请核对。',
  bodyMissedNearby:
    '点击位置周围 {points} 个点中，有 {missed} 个未能再次找到该椎体：请更靠近椎体中央点击，或核对掩膜。',
  meanVariesNearby: '由点击位置周围各点测得的均值波动为 {sdHu} HU（SD）：请核对掩膜。',

  lowerInFront: '{level} 前缘高度比 {others} 低 {percent}%：请排查骨折，如有骨折请排除。',
  lowerInMiddle: '{level} 中部高度比 {others} 低 {percent}%：请排查骨折，如有骨折请排除。',
  lowerBehind: '{level} 后缘高度比 {others} 低 {percent}%：请排查骨折，如有骨折请排除。',
  huAboveOthers: '{level} 比其他节段高 {hu} HU：请核对其掩膜，并排查骨折、硬化或血管瘤。',
  huBelowOthers: '{level} 比其他节段低 {hu} HU：请核对其掩膜，并排查骨折、硬化或血管瘤。',
};

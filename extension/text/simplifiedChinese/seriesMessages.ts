import type { MessagePartCode, SeriesMessageCode } from '../../../src';

/** Why a series cannot be measured, or is ranked as it is. */
export const seriesMessages: Readonly<Record<SeriesMessageCode, string>> = {
  noCtImage: '该序列不含 CT 图像。',
  notCtImage:
    '非 CT 图像，而是其他类型或模态的对象（如二次采集图像）：{slices}。仅 CT 图像含 HU 值。',
  localizer: '定位像不是断层层面，不含 HU 值：{slices}。',
  projection: '投影或渲染图像（如 MIP）不反映组织的 HU 值：{slices}。',
  colour: '彩色图像不含 HU 值：{slices}。',
  notHu: '体素值不是亨氏单位（HU），或图像头信息缺少其换算参数：{slices}。',
  noIdentifier: '缺少标识符（检查、序列、图像或参考坐标系 UID），结果无法关联到图像：{slices}。',
  sharedIdentifier: '多幅图像的标识符（UID）相同，结果无法区分它们：{slices}。',
  severalSeries: '图像属于多个序列；请选择其中之一。',
  severalFramesOfReference: '图像采集于多个参考坐标系：其位置无法相互比较。',
  noImagePlane:
    '{slices} 的头信息中位置、方向、像素间距或尺寸缺失或无效：该层面在患者体内的位置未知。',
  oneSlice: '该序列仅有一层；椎体测量需要连续多层图像。',
  fewSlices: '该序列仅有 {count} 层；椎体测量需要连续多层图像。',
  mixedSize: '各层行数或列数不一致：{slices} 与图像 {first} 不同，无法构成单一容积。',
  mixedSpacing: '各层像素间距不一致：{slices} 与图像 {first} 不同，无法构成单一容积。',
  mixedOrientation: '各层方向不一致：{slices} 与图像 {first} 不同，无法构成单一容积。',
  gantryTilted:
    '各层相互错位 {degrees} 度（机架倾斜）。容积发生剪切变形，位置和体积会出错；请选用无倾斜或已校正的序列。',
  slicesShifted: '各层未正对排列：{slices}。',
  slicesDoubled:
    '多个层面位于同一位置：{slices} 与其他层面重复。该序列含有副本，或含多个期相或多次重建。',
  sliceMissing:
    '图像 {upper} 与图像 {lower} 之间的距离为 {gapMm} mm，其余为 {regularMm} mm：缺少一层。',
  slicesMissing:
    '图像 {upper} 与图像 {lower} 之间的距离为 {gapMm} mm，其余为 {regularMm} mm：缺少 {count} 层。',
  slicesUneven:
    '层间距不均匀。图像 {upper} 与图像 {lower} 之间的距离为 {gapMm} mm，其余为 {regularMm} mm。',
  rankedFor: '优点：{pros}。',
  rankedForAndAgainst: '优点：{pros}。不足：{cons}。',
  rankedAgainst: '优点：无。不足：{cons}。',
  rankedLast: '不可测量：{reasons}',
};

/** Parts of sentences. */
export const messageParts: Readonly<Record<MessagePartCode, string>> = {
  instance: '图像 {name}',
  instances: '图像 {names}',
  frameOfInstance: '{instance} 第 {frame} 帧',
  withoutNumber: '（无编号）',
  more: '另外 {count} 幅',
  comma: '{first}、{rest}',
  and: '{first}和{last}',
  sentences: '{first}{rest}',
  axialSlices: '轴位层面',
  coronalSlices: '冠状位层面',
  sagittalSlices: '矢状位层面',
  otherRegion: '据描述为其他部位',
  tooShort: '范围长 {mm} mm，不足以包含 L1 至 L4',
  longEnough: '范围长 {mm} mm',
  withoutContrast: '平扫',
  perhapsContrast: '可能为增强扫描',
  withContrast: '增强扫描',
  softKernel: '软组织核（{kernel}）',
  mediumKernel: '中等锐利核（{kernel}）',
  sharpKernel: '锐利核（{kernel}）',
  unknownKernel: '未识别的卷积核（{kernel}）',
  unstatedKernel: '未注明卷积核',
  originalImages: '原始图像',
  derivedImages: '衍生图像',
  unstatedVoltage: '未注明管电压',
  voltage: '{kvp} kV',
  sliceThickness: '层厚 {mm} mm',
  asWritten: '{text}',
};

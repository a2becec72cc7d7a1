import type { ScanMessageCode } from '../../../src';

/** What is said of the conditions of a scan. */
export const scanMessages: Readonly<Record<ScanMessageCode, string>> = {
  voltageNotStated: '图像头信息未注明管电压。截断值得自 {referenceKvp} kV，未在其他管电压下验证。',
  voltageDiffers: '各层管电压不一致。截断值得自 {referenceKvp} kV，未在其他管电压下验证。',
  voltageLower:
    '管电压 {kvp} kV：骨的 HU 值高于 {referenceKvp} kV 时。截断值得自 {referenceKvp} kV，未在其他管电压下验证；HU 值不作换算。',
  voltageHigher:
    '管电压 {kvp} kV：骨的 HU 值低于 {referenceKvp} kV 时。截断值得自 {referenceKvp} kV，未在其他管电压下验证；HU 值不作换算。',
  voltageOfStudy: '管电压 {kvp} kV，与原研究一致。',
  contrastNone: '平扫（未用对比剂）。',
  contrastNotStated: '图像头信息未提及对比剂。',
  contrastOralOnly: '据图像头信息，仅有口服或直肠对比剂；请确认未静脉注射对比剂。',
  contrastUnclear:
    '图像头信息无法判断该序列是否使用对比剂。静脉对比剂可使松质骨 HU 值升高约 10 至 20 HU；请优先选用平扫序列。',
  contrastEnhanced: '增强扫描。静脉对比剂可使松质骨 HU 值升高约 10 至 20 HU；请优先选用平扫序列。',
  contrastDescribed:
    '增强扫描（序列描述含“{word}”）。静脉对比剂可使松质骨 HU 值升高约 10 至 20 HU；请优先选用平扫序列。',
  kernelSharp:
    '卷积核 {kernel} 为锐利核。锐利核会增加噪声，并使皮质骨附近 HU 值偏移；请优先选用软组织核序列。',
  kernelMedium:
    '卷积核 {kernel} 介于软组织核与锐利核之间。锐利核会增加噪声，并使皮质骨附近 HU 值偏移。',
  kernelSoft: '卷积核 {kernel} 为软组织核。',
  kernelUnknown: '本软件不识别卷积核 {kernel}。锐利核会增加噪声，并使皮质骨附近 HU 值偏移。',
  kernelNotStated: '图像头信息未注明重建卷积核。锐利核会增加噪声，并使皮质骨附近 HU 值偏移。',
  slicesThick:
    '层厚 {mm} mm：终板和椎间盘会混入所测骨质。原研究层厚为 0.63 mm；数值可能偏差数十 HU。',
  slicesMedium: '层厚 {mm} mm（原研究为 0.63 mm）：终板处部分容积效应更明显。',
  slicesThin: '层厚 {mm} mm。',
  imagesOriginal: '扫描仪原始层面图像。',
  imagesDerived:
    '衍生图像（重组、重采样或后处理）：体素仍为 HU，但可能经过平均或插值。请优先选用原始序列。',
  slicesAxial: '轴位层面。',
  slicesCoronal: '层面为冠状位。三层面法需要轴位层面；3D-HU 仍可测量。',
  slicesSagittal: '层面为矢状位。三层面法需要轴位层面；3D-HU 仍可测量。',
  spectral: '能谱（多能量）图像：其 HU 值取决于所选能量或物质，可能与常规 120 kV 扫描不同。',
  lossy: '图像经有损压缩：单个体素值已改变。',
  tiltCorrected:
    '图像头信息注明机架倾斜 {degrees} 度，但各层正对排列：该序列可能已校正。请在矢状面上检查有无变形。',
};

import type { Texts } from '../english';

export const earlier: Texts['earlier'] = {
  title: '既往检查',
  find: '与既往检查比较',
  findMeans: '在归档系统中查找同一患者既往检查的结果',
  searching: '正在归档系统中查找…',
  none: '归档系统中没有该患者的既往结果。',
  noPatientId: '该检查没有患者 ID，无法查找既往检查。',
  notAsked: (why) => `无法向归档系统查询既往检查：${why}`,
  unreadable: (count) => `${count} 份报告无法读取。`,
  scanOf: (date) => `${date} 的扫描`,
  unknownDate: '日期不详',
  savedBy: (label) => `保存于 ${label}`,
  then: '既往',
  now: '本次',
  difference: '差值，HU',
  mean: (levels) => `均值 ${levels}`,
  excludedMark: '未计入均值',
  verdicts: { lower: '降低', higher: '升高', withinUncertainty: '无确定变化' },
  leastChange: (metric, hu) =>
    `${metric}：${hu} HU 以内的差值可在无真实变化时出现（最小有意义变化）。`,
  nothingInCommon: '两次扫描没有共同测量的节段。',
  otherVoltage: (then, now) => `既往 ${then} kV，本次 ${now} kV：HU 取决于管电压，不能直接比较。`,
  voltageUnknown: '其中一次扫描未注明管电压；HU 取决于管电压。',
  contrastMayDiffer: (then) => `既往对比剂：${then}。对比剂会使 HU 升高，请谨慎比较。`,
};

import type { LocalEvidenceMessageCode, LocalEvidencePartCode } from '../../../src';

/** What is said of a deployment's own cut-offs as they are configured. */
export const localEvidenceMessages: Readonly<Record<LocalEvidenceMessageCode, string>> = {
  localNotList: '本地截断值：应为方括号内的记录列表，实际为 {got}。均未采用。',
  localNotRecord: '本地截断值 {entry}：应为花括号内的记录，实际为 {got}。未采用此记录。',
  localMissing: '本地截断值 {entry}：缺少字段 {field}。请填写{expected}。未采用此记录。',
  localWrong: '本地截断值 {entry}：字段 {field} 的值为 {got}。请填写{expected}。未采用此记录。',
  localUnknownField: '本地截断值 {entry}：没有字段 {field}，已忽略。可用字段为 {fields}。',
  localRatesDoNotFit:
    '本地截断值 {entry}：在 {patients} 例患者中，没有唯一的例数能得出 {field} 的比率。请核对两者，并给出三位小数；在此之前不显示其区间和概率。',
};

/** What a field of a local cut-off is to hold. */
export const localEvidenceParts: Readonly<Record<LocalEvidencePartCode, string>> = {
  expectedChoice: ' {first} 或 {second}',
  expectedHu: ' {low} 至 {high} HU 的数值',
  expectedRate: ' 0 至 1 的数值（0.8，而非 80）',
  expectedCount: '大于 0 的整数',
  expectedCountBelow: '大于 0 且小于 {limit} 的整数',
  expectedInterval: '数值，其中 {low} 最小、{high} 最大',
  expectedRecord: '含 {names} 的记录',
  expectedDate: '日期，格式为 {format}',
  expectedText: '非空文本',
};

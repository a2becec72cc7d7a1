import type { Texts } from '../english';

export const shortcuts: Texts['shortcuts'] = {
  title: '快捷键',
  names: {
    threeDimensionalHu: '3D-HU 工具',
    threeSlice: '三层面工具',
    nextLevel: '下一节段',
    previousLevel: '上一节段',
    nextEllipse: '该节段的下一个椭圆',
    acceptProposals: '接受全部推荐',
    toggleMasks: '显示或隐藏掩膜',
    smallerBrush: '缩小画笔',
    largerBrush: '放大画笔',
    save: '保存至影像归档',
  },
  whereToChange: '可在查看器的用户偏好中修改。',
};

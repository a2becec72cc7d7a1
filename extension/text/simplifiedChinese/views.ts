import type { Texts } from '../english';

export const views: Texts['views'] = {
  title: '布局',
  planes: '阅片',
  planesMeans: '大幅矢状面用于计数节段，并附轴位面和冠状面',
  slices: '核对',
  slicesMeans: '并排显示一个节段的三个轴位层面，并附矢状面和冠状面',
};

// The only door to the domain; test/unit/index.test.ts pins what goes through it.
export * from './errors';
export * from './volume/vector';
export * from './volume/geometry';
export * from './volume/indexBox';
export * from './volume/ctVolume';
export * from './spine/vertebralLevel';
export * from './segmentation/mask';
export * from './segmentation/segmentation';
export * from './measurement/huStatistics';
export * from './measurement/ellipse';
export * from './study/reading';
export * from './study/history';
export * from './study/patientMeans';
export * from './study/changeReading';

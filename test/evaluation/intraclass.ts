import { mean } from './table';

/**
 * Intraclass correlation ICC(2,1): two-way random effects, absolute agreement, one reading
 * (Shrout and Fleiss, Psychol Bull 1979;86:420-8).
 *
 * @param readings a row a subject, with one value of each reader; two rows and readers at least
 */
export function intraclassCorrelation(readings: readonly (readonly number[])[]): number {
  const subjects = readings.length;
  const readers = readings[0]!.length;
  const all = mean(readings.flat());
  const rowMeans = readings.map(mean);
  const columnMeans = readings[0]!.map((_, reader) => mean(readings.map((row) => row[reader]!)));
  const squares = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - all) ** 2, 0);
  const betweenSubjects = (readers * squares(rowMeans)) / (subjects - 1);
  const betweenReaders = (subjects * squares(columnMeans)) / (readers - 1);
  const residual =
    (squares(readings.flat()) - readers * squares(rowMeans) - subjects * squares(columnMeans)) /
    ((subjects - 1) * (readers - 1));
  return (
    (betweenSubjects - residual) /
    (betweenSubjects +
      (readers - 1) * residual +
      (readers * (betweenReaders - residual)) / subjects)
  );
}

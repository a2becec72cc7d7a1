import type { ReactNode } from 'react';

/** A table with its first column as heads of the rows; the rest are figures. */
export function Table({
  head,
  rows,
}: {
  readonly head: readonly ReactNode[];
  readonly rows: readonly (readonly ReactNode[])[];
}) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, column) => (
            <th key={column} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) =>
              column === 0 ? (
                <th key={column} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={column}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A figure with its interval, or another one that belongs to it, below. */
export const TwoLines = ({
  first,
  second,
}: {
  readonly first: string;
  readonly second: string;
}) => (
  <>
    {first}
    <br />
    <span className="second">{second}</span>
  </>
);

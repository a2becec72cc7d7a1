// What this project uses of Papa Parse. Its own types ask for those of Node, which src/ must not know.
declare module 'papaparse' {
  const Papa: {
    /** A table as CSV; `undefined` is an empty cell. */
    unparse(
      table: {
        readonly fields: readonly string[];
        readonly data: readonly (readonly (string | number | undefined)[])[];
      },
      options: { readonly escapeFormulae: RegExp; readonly newline: string },
    ): string;
    /** Rows by the names in the first line; a byte order mark is left out. */
    parse<Row>(
      csv: string,
      options: { readonly header: true },
    ): { readonly data: Row[]; readonly errors: readonly unknown[] };
    /** Rows as they are, the first line and empty ones among them. */
    parse(
      csv: string,
      options: { readonly delimiter: string },
    ): {
      readonly data: readonly (readonly string[])[];
      readonly errors: readonly { readonly message: string; readonly row?: number }[];
    };
  };
  export default Papa;
}

/** How a report leaves. */
export interface ExportOptions {
  /**
   * Whether it tells whose scan it is of. Without, CSV and JSON hold no name, number, birth date,
   * accession, UID, date or free text; the text for a reporting system keeps scan date and notes.
   * @default false
   */
  readonly identified?: boolean;
}

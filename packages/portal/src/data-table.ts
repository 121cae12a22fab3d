import { type Html, html } from './html.ts';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Html | string;
  /** Numbers are set to the right, in figures of equal width. */
  readonly numeric?: boolean;
  /** The cell that names its row. */
  readonly names?: boolean;
}

/**
 * A table with a caption. On a narrow screen its rows become cards (see assets/tables.css), which would cost its meaning to a
 * screen reader, so every part says its role and every cell carries its column's name.
 */
export function dataTable<Row>(options: {
  readonly caption: Html | string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}): Html {
  const { caption, columns, rows } = options;
  return html`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
    (column) => html`<th role="columnheader" scope="col" class="${classOf(column)}">${column.head}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row">${columns.map((column) => cellOf(column, row))}</tr>`,
  )}</tbody>
</table>`;
}

const classOf = (column: { readonly numeric?: boolean }): string => (column.numeric ? 'number' : 'text');

function cellOf<Row>(column: Column<Row>, row: Row): Html {
  const cell = html`<span class="label" aria-hidden="true">${column.head}</span><span class="value">${column.cell(row)}</span>`;
  return column.names
    ? html`<th role="rowheader" scope="row" class="${classOf(column)}">${cell}</th>`
    : html`<td role="cell" class="${classOf(column)}">${cell}</td>`;
}

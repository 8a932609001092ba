import { plain } from '../evidence/numbers';
import type { Column, Table } from './table';

interface FigureTableProps {
  readonly id: string;
  readonly table: Table;
  readonly open: boolean;
}

function shown(value: string | number, column: Column | undefined): string {
  return typeof value === 'number' ? plain(value, column?.digits ?? 0) : value;
}

/** A figure's table: in the page from the start, out of sight until it is asked for, always in print. */
export function FigureTable({ id, table, open }: FigureTableProps) {
  const scrolls = open ? { role: 'region', 'aria-label': table.caption, tabIndex: 0 } : {};
  return (
    <div id={id} className={open ? 'figure-table' : 'figure-table figure-table-folded'} {...scrolls}>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.name} scope="col" className={column.numeric ? 'figure-number' : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={place}>
              {row.map((value, at) => {
                const column = table.columns[at];
                const text = shown(value, column);
                return at === 0 ? (
                  <th key={at} scope="row" className={column?.numeric === true ? 'figure-number' : undefined}>
                    {text}
                  </th>
                ) : (
                  <td key={at} className={column?.numeric === true ? 'figure-number' : undefined}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

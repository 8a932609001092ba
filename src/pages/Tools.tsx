import { Draft } from './Draft';
import { MeasureOptions, ScaleSelect } from './MeasureSelect';
import { Remove } from './Remove';
import type { Mapping, ToolName } from '../vocabulary/mapping';

interface ToolsProps {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** Which tool, and which question of it, is which measure: for files with one score column. */
export function Tools({ mapping, onChange }: ToolsProps) {
  const { tools } = mapping;
  const put = (place: number, tool: ToolName): void =>
    onChange({ ...mapping, tools: tools.with(place, tool) });
  return (
    <fieldset className="rows">
      <legend>Tools: which name in the file means which measure</legend>
      {tools.map((tool, place) => {
        const { scale, question, ...rest } = tool;
        const asked = question === undefined ? {} : { question };
        return (
          <div className="row" key={place}>
            <Draft label="Tool" value={tool.tool} onDone={(value) => put(place, { ...tool, tool: value })} />
            {mapping.columns.question !== undefined && (
              <Draft
                label="Question"
                value={question ?? ''}
                onDone={(value) => {
                  const scaled = scale === undefined ? {} : { scale };
                  put(place, { ...rest, ...scaled, ...(value === '' ? {} : { question: value }) });
                }}
              />
            )}
            <label>
              Measure{' '}
              <select
                value={tool.measure}
                onChange={({ currentTarget: { value } }) => put(place, { ...rest, ...asked, measure: value })}
              >
                <MeasureOptions custom={mapping.custom} />
              </select>
            </label>
            {tool.measure === 'swemwbs' && (
              <ScaleSelect
                label={`${tool.tool} holds`}
                value={scale}
                onChange={(next) =>
                  put(place, { ...rest, ...asked, ...(next === undefined ? {} : { scale: next }) })
                }
              />
            )}
            <Remove
              what={`tool ${tool.tool}`}
              onRemove={() => onChange({ ...mapping, tools: tools.toSpliced(place, 1) })}
            />
          </div>
        );
      })}
      <button
        type="button"
        className="button"
        onClick={() =>
          onChange({
            ...mapping,
            tools: [...tools, { tool: '', measure: mapping.custom[0]?.id ?? 'swemwbs' }],
          })
        }
      >
        Add a tool
      </button>
    </fieldset>
  );
}

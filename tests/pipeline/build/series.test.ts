import { expect, test } from "vitest";
import { seriesOf } from "../../../src/pipeline/build/series.ts";
import { organOf, organYearOf, readingOf } from "../../audit/dataset.ts";

type Years = Parameters<typeof seriesOf>[0];

/** The series of organs that reported on these years. */
function series(organs: ReturnType<typeof organOf>[], reported: Record<string, number[]>) {
  const years = organs.flatMap((organ) =>
    reported[organ.key]!.map((year) => ({ organYear: organYearOf(organ, year) })),
  );
  const speaking = ({ organYear: { organ, year } }: Years[number]) => readingOf(organ, year, {});
  const all = seriesOf(
    years as unknown as Years,
    new Map(organs.map((organ) => [organ.key, organ])),
    speaking as unknown as Parameters<typeof seriesOf>[2],
  );
  return Object.fromEntries(
    [...all].map(({ organ, readings, changed }) => [
      organ.key,
      { readings: readings.map((r) => r.key), changed: [...changed] },
    ]),
  );
}

test("an organ with another name goes on from its last report under the old one", () => {
  const organs = [
    organOf("水利局", { successors: ["水务局"] }),
    organOf("水务局", { predecessors: ["水利局"] }),
  ];
  expect(series(organs, { 水利局: [2020, 2021], 水务局: [2022, 2023] }).水务局).toEqual({
    readings: ["水利局/2021", "水务局/2022", "水务局/2023"],
    changed: [],
  });
});

test("a merger changes the year after the last report of who was merged, and no other", () => {
  const organs = [
    organOf("乡村振兴局", { successors: ["农业农村局"] }),
    organOf("畜牧局", { successors: ["农业农村局"] }),
    organOf("农业农村局", { predecessors: ["乡村振兴局", "畜牧局"] }),
  ];
  const of = (畜牧局: number[]) =>
    series(organs, { 乡村振兴局: [2021, 2022], 畜牧局, 农业农村局: [2019, 2020, 2021, 2022, 2023] })
      .农业农村局!.changed;
  expect(of([2018])).toEqual([2023, 2019]);
  expect(of([])).toEqual([2019, 2020, 2021, 2022, 2023]);
});

test("who was merged into an organ that was there before gave it no new name", () => {
  const organs = [
    organOf("乡村振兴局", { successors: ["农业农村局"] }),
    organOf("农业农村局", { predecessors: ["乡村振兴局"] }),
  ];
  expect(series(organs, { 乡村振兴局: [2022], 农业农村局: [2022, 2023] }).农业农村局).toEqual({
    readings: ["农业农村局/2022", "农业农村局/2023"],
    changed: [2023],
  });
});

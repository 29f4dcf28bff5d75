import type { FormTable } from "./forms.ts";
import type { Grid } from "./grid.ts";
import { drawDisclosureLayout, layDisclosure } from "./grid/disclosure.ts";
import { drawLettering, letter } from "./grid/lettering.ts";
import { drawRequestsLayout, layRequests } from "./grid/requests.ts";
import { drawReviewLayout, layReview } from "./grid/review.ts";
import { drawSheetLayout, laySheet } from "./grid/sheet.ts";
import type { Random } from "./random.ts";

/** A table of the form on its grid, in a layout drawn by chance; a few layouts make several tables of one. */
export function layTable(table: FormTable, random: Random): Grid[] {
  const lettering = drawLettering(random.fork("lettering"));
  return layGrids(table, random).map((grid) => letter(grid, lettering));
}

function layGrids(table: FormTable, random: Random): Grid[] {
  const band = table.bands[0]!;
  switch (table.table) {
    case "active_disclosure":
      return layDisclosure(table.bands, drawDisclosureLayout(random), random);
    case "requests":
      return [layRequests(band, drawRequestsLayout(random), random)];
    case "review_litigation":
      return layReview(band, drawReviewLayout(random));
    case "statistics_sheet":
      return [laySheet(band, drawSheetLayout(random))];
  }
}

// How strongly a cell of the matrix is coloured, by what its option is worth to its party.

const PALEST = 4; // percent
const STRONGEST = 48;

/** From {party: {issue: {option: points}}}, null where nothing is known: (party, value) -> percent of its colour. */
export function shades(points) {
  const ends = {};
  for (const [party, issues] of Object.entries(points)) {
    const all = Object.values(issues).flatMap((row) => Object.values(row)).filter((value) => value !== null);
    ends[party] = [Math.min(...all), Math.max(...all)];
  }
  return (party, value) => {
    const [low, high] = ends[party];
    const share = value === null || high === low ? 0 : (value - low) / (high - low);
    return Math.round(PALEST + (STRONGEST - PALEST) * share);
  };
}

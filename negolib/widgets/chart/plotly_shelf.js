// Where plotly.js lies on the page for all charts of a kernel; whoever comes first makes the place.

const PLACE = "negolibPlotly";

/** {promise, resolve, reject, taken}: what charts wait for, and what the loader fills. */
export function plotlyShelf() {
  if (!globalThis[PLACE]) {
    const made = {};
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
    made.promise.catch(() => {});
    globalThis[PLACE] = made;
  }
  return globalThis[PLACE];
}

/** Forget it, so that another loader may try. */
export function clearPlotlyShelf() {
  delete globalThis[PLACE];
}

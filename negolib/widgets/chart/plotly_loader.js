// Plotly.js comes once per kernel, packed.
import { clearPlotlyShelf, plotlyShelf } from "./plotly_shelf.js";

// Compiling five megabytes holds the page up. A widget that is not ready within two seconds is given up by
// anywidget and never hears of its kernel again, so the others go first.
function quiet() {
  return new Promise((next) => {
    if (globalThis.requestIdleCallback) requestIdleCallback(next, { timeout: 5000 });
    else setTimeout(next, 300);
  });
}

async function unpack(bundle) {
  const bytes = bundle instanceof DataView
    ? new Uint8Array(bundle.buffer, bundle.byteOffset, bundle.byteLength)
    : bundle;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const source = await new Response(stream).text();
  await quiet();
  const module = { exports: {} };
  // The bundle looks for CommonJS first: given these names it touches nothing else on the page.
  new Function("module", "exports", "define", source)(module, module.exports, undefined);
  return module.exports;
}

export default {
  initialize({ model }) {
    const place = plotlyShelf();
    if (place.taken) return;
    place.taken = true;
    // Not awaited: a widget that takes long to initialize is given up by the page.
    unpack(model.get("bundle")).then(place.resolve, (error) => {
      place.taken = false;
      console.error("plotly.js could not be unpacked", error);
      place.reject(error);
      clearPlotlyShelf();
    });
  },
};

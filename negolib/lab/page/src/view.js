// The reader's place on a page whose parts go and come back while it runs.

const OWN_WILL = ["wheel", "pointerdown", "keydown", "touchstart"];
const SETTLED = 2000; // milliseconds after a run in which its widgets have been drawn

/** The first cell in view, and how far below the upper edge it begins. */
function place(scroller) {
  const top = scroller.getBoundingClientRect().top;
  for (const cell of scroller.querySelectorAll(".jp-Cell")) {
    const box = cell.getBoundingClientRect();
    if (box.height && box.bottom > top) return { cell, offset: box.top - top };
  }
  return null;
}

/**
 * Hold the reader's place, until some time after the returned function is called, or until the reader moves.
 *
 * Each output keeps its room until what comes is as tall, so that nothing jumps meanwhile.
 */
export function keepView(scroller) {
  const held = scroller.scrollTop > 0 ? place(scroller) : null;
  let still = Boolean(held);
  const leave = () => (still = false);
  const emptied = new Set();
  const free = (wrapper) => (wrapper.style.minHeight = "");
  const watch = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      const wrapper = target.closest(".jp-Cell-outputWrapper");
      if (!wrapper) continue;
      if (target.offsetHeight < parseFloat(wrapper.style.minHeight)) emptied.add(wrapper);
      else if (emptied.has(wrapper)) free(wrapper);
    }
    if (!still || !held.cell.isConnected) return;
    const moved = held.cell.getBoundingClientRect().top - scroller.getBoundingClientRect().top - held.offset;
    if (Math.abs(moved) > 1) scroller.scrollTop += moved;
  });
  const wrappers = [...scroller.querySelectorAll(".jp-CodeCell .jp-Cell-outputWrapper")];
  const rooms = wrappers.map((wrapper) => wrapper.offsetHeight);
  wrappers.forEach((wrapper, index) => {
    wrapper.style.minHeight = `${rooms[index]}px`;
    for (const area of wrapper.querySelectorAll(".jp-OutputArea")) watch.observe(area);
  });
  for (const name of OWN_WILL) window.addEventListener(name, leave, true);
  const end = () => {
    wrappers.forEach(free);
    watch.disconnect();
    for (const name of OWN_WILL) window.removeEventListener(name, leave, true);
  };
  return () => setTimeout(end, SETTLED);
}
